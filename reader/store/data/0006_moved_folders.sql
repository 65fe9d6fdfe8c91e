-- A folder that was moved keeps what its articles are known by. Own design; by hand.

ALTER TABLE folders ADD COLUMN prefix TEXT;  -- of its source keys; NULL: it lies where it lay first
