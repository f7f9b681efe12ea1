-- The numbers of a single value are told apart by decision, so that what is asked of denials alone need not add up every flow.
DROP TABLE total;
CREATE TABLE total (
  field text NOT NULL, decision integer NOT NULL, hour bigint NOT NULL, value integer NOT NULL, calls bigint NOT NULL,
  findings bigint NOT NULL, bytes bigint NOT NULL, first bigint NOT NULL, last bigint NOT NULL,
  PRIMARY KEY (field, decision, hour, value)
);
INSERT INTO total
  SELECT field, decision, hour, value, sum(calls), sum(findings), sum(bytes), min(first), max(last)
  FROM tally, LATERAL (VALUES ('caller', caller), ('team', team), ('destination', destination),
    ('decision', decision), ('rule', rule), ('kind', kind)) AS single (field, value)
  WHERE (kind <> 0) = (field = 'kind')
  GROUP BY field, decision, hour, value;

-- Those of all calls lie together, apart from those by kind.
ALTER TABLE tally DROP CONSTRAINT tally_pkey,
  ADD PRIMARY KEY (kind, hour, caller, team, destination, decision, rule);
