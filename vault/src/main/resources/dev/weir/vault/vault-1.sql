-- The small parts that lead to the vault's key: that key, sealed under the master key, and how a passphrase is stretched.
CREATE TABLE part (
  name text PRIMARY KEY,
  content bytea NOT NULL
);

-- A section of the vault: how often it was changed, and, sealed for that edition, how many rows it has and a digest of them.
CREATE TABLE section (
  name text PRIMARY KEY,
  edition bigint NOT NULL,
  sealed bytea NOT NULL
);

-- A row of a section, sealed for its place and its edition. Its id is a keyed hash of its name.
CREATE TABLE entry (
  section text NOT NULL REFERENCES section,
  id bytea NOT NULL,
  edition bigint NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (section, id)
);
CREATE INDEX entry_edition ON entry (section, edition);
