-- What is spent of each budget in one window, what is set aside included. The counter is a digest of rule, key and window.
CREATE TABLE spending (
  counter text PRIMARY KEY,
  ends bigint NOT NULL,          -- seconds since 1970; two days later it may go
  spent bigint NOT NULL          -- tokens, requests, or billionths of a US dollar
) WITH (fillfactor = 50);        -- rows change in place

-- What calls in flight have set aside. A row that nobody comes back for stays spent.
CREATE TABLE reservation (
  call uuid NOT NULL,
  line integer NOT NULL,
  counter text NOT NULL,
  amount bigint NOT NULL,
  made timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (call, line)
);
CREATE INDEX reservation_made ON reservation (made);
