"""The truth on disk: one SQLite file a library. No SQL stands anywhere else."""
