-- The Weirs that ship their logs here, and how far each log is shipped: what is behind the mark comes, what is before it is here.
CREATE TABLE weir (
  id bigint GENERATED ALWAYS AS IDENTITY (MINVALUE 0 START WITH 0) PRIMARY KEY,
  name text NOT NULL UNIQUE,
  segment integer NOT NULL,
  at bigint NOT NULL,
  next bigint NOT NULL,
  hash bytea NOT NULL
);

-- A text stands once; several values of one field stand as one text with line ends between them.
CREATE TABLE name (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  field text NOT NULL,
  text text NOT NULL
);
CREATE UNIQUE INDEX name_text ON name (field, md5(text));

-- A decision or a change: the record itself, the one that says how it ended, and the numbers of its texts.
-- The sequence is the one of the Weir's own log, and 2^40 times the Weir's number.
CREATE TABLE entry (
  sequence bigint NOT NULL,
  at bigint NOT NULL,            -- milliseconds since 1970
  is_change smallint NOT NULL,
  call bigint NOT NULL,
  within bigint NOT NULL,
  record bytea NOT NULL,
  outcome bytea,
  caller integer NOT NULL, team integer NOT NULL, key integer NOT NULL, peer integer NOT NULL,
  destination integer NOT NULL, host integer NOT NULL, method integer NOT NULL, path integer NOT NULL,
  decision integer NOT NULL, rule integer NOT NULL, kind integer NOT NULL, status integer NOT NULL,
  reason integer NOT NULL, dialled integer NOT NULL, fault integer NOT NULL,
  PRIMARY KEY (sequence, at)
) PARTITION BY RANGE (at);
CREATE INDEX entry_at ON entry (at, sequence);
CREATE INDEX entry_caller ON entry (caller, at, sequence);
CREATE INDEX entry_destination ON entry (destination, at, sequence);
CREATE INDEX entry_kind ON entry (kind, at, sequence) WHERE kind <> 0;
CREATE INDEX entry_call ON entry (call);
CREATE INDEX entry_within ON entry (within) WHERE within <> 0;

-- The numbers of an hour: of every flow, and of every single value.
CREATE TABLE tally (
  hour bigint NOT NULL, kind integer NOT NULL, caller integer NOT NULL, team integer NOT NULL,
  destination integer NOT NULL, decision integer NOT NULL, rule integer NOT NULL, calls bigint NOT NULL,
  findings bigint NOT NULL, bytes bigint NOT NULL, first bigint NOT NULL, last bigint NOT NULL,
  PRIMARY KEY (hour, kind, caller, team, destination, decision, rule)
);
CREATE TABLE total (
  field text NOT NULL, hour bigint NOT NULL, value integer NOT NULL, calls bigint NOT NULL,
  findings bigint NOT NULL, bytes bigint NOT NULL, first bigint NOT NULL, last bigint NOT NULL,
  PRIMARY KEY (field, hour, value)
);
