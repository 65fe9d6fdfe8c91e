"""The composition root and console script: builds the services and starts one of the two faces."""
