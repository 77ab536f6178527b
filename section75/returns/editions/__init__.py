"""The returns, one file an edition. Nothing here imports another edition; last year's stay and can still be made."""
