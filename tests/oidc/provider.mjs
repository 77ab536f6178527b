// A real OpenID provider for the tests: it listens on a free port of this machine and prints its issuer.
// Who signs in, and what the provider says of them, is given by the test in the login_hint, as JSON.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [, , clientId, clientSecret, redirectUri] = process.argv;
const people = new Map();
const server = createServer();

server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], response_types: ["code"] }],
    pkce: { required: () => true },
    claims: { openid: ["sub", "preferred_username", "upn", "email", "tid", "amr", "acr"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 60, Session: 60, Grant: 60, AccessToken: 60, IdToken: 60 },
    cookies: { keys: ["only for tests"] },
    findAccount: (ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  });

  // Signs in whom the login_hint names, and grants what is asked: the test is the person at the browser.
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith("/interaction/")) return next();
    const details = await provider.interactionDetails(ctx.req, ctx.res);
    const { sub, ...claims } = JSON.parse(details.params.login_hint);
    people.set(sub, claims);
    const grant = new provider.Grant({ accountId: sub, clientId });
    grant.addOIDCScope("openid profile email");
    const grantId = await grant.save();
    const login = { accountId: sub, amr: claims.amr, acr: claims.acr };
    await provider.interactionFinished(ctx.req, ctx.res, { login, consent: { grantId } });
  });

  server.on("request", provider.callback());
  console.log(issuer);
});
