/* A disk that fails: loaded before the C library, it has writes and syncs of chosen files fail now and then.

   Which files: those whose path holds FAILING_FILES. How often, in a thousand, and by which seed: failing_disk(), called
   by the program itself; until then nothing fails. How: in turn as a broken disk says it, and as a full one does. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int in_a_thousand;
static uint64_t drawn = 1;
static long failed;

void failing_disk(int thousandths, unsigned seed) {
    in_a_thousand = thousandths;
    drawn = seed * 2654435761u + 1;
}

long failed_so_far(void) { return failed; }

static int is_chosen(int handle) {
    char link[64], path[4096];
    const char *chosen = getenv("FAILING_FILES");
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0 || chosen == NULL) return 0;
    path[length] = 0;
    return strstr(path, chosen) != NULL;
}

static int fails(int handle) {
    if (in_a_thousand == 0 || !is_chosen(handle)) return 0;
    drawn ^= drawn << 13, drawn ^= drawn >> 7, drawn ^= drawn << 17;
    if ((int)(drawn % 1000) >= in_a_thousand) return 0;
    errno = failed++ % 2 ? ENOSPC : EIO;
    return 1;
}

#define NEXT(name, type) ((type)dlsym(RTLD_NEXT, name))

int fsync(int handle) { return fails(handle) ? -1 : NEXT("fsync", int (*)(int))(handle); }
int fdatasync(int handle) { return fails(handle) ? -1 : NEXT("fdatasync", int (*)(int))(handle); }

ssize_t write(int handle, const void *from, size_t many) {
    return fails(handle) ? -1 : NEXT("write", ssize_t(*)(int, const void *, size_t))(handle, from, many);
}

ssize_t pwrite(int handle, const void *from, size_t many, off_t at) {
    return fails(handle) ? -1 : NEXT("pwrite", ssize_t(*)(int, const void *, size_t, off_t))(handle, from, many, at);
}

ssize_t pwrite64(int handle, const void *from, size_t many, off64_t at) {
    return fails(handle) ? -1 : NEXT("pwrite64", ssize_t(*)(int, const void *, size_t, off64_t))(handle, from, many, at);
}
