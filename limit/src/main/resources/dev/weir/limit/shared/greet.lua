-- Tells a Weir that has connected what the data here are, so that it never spends by a bucket that lost its memory.
--
-- KEYS[1] holds: id, which changes when the data may have been lost; run, the process of Redis that they are in;
-- since, before which (in microseconds) nothing is known of any bucket. A bucket begins empty then, or full where since is 0.
-- ARGV: run, a fresh id, the id that this Weir knew before or ''.
-- Returns the id.
local now = redis.call('TIME')
now = string.format('%.0f', now[1] * 1000000 + now[2])
local mark = redis.call('HMGET', KEYS[1], 'id', 'run', 'since')
local run, fresh, known = ARGV[1], ARGV[2], ARGV[3]
if not mark[1] then
  -- Nobody was ever here; but what a running Weir remembers was here, and is gone.
  redis.call('HSET', KEYS[1], 'id', fresh, 'run', run, 'since', known == '' and '0' or now)
  return fresh
end
if mark[2] ~= run then
  -- Restarted, or another took over: what was written last may be missing.
  redis.call('HSET', KEYS[1], 'id', fresh, 'run', run, 'since', now)
  return fresh
end
if known ~= '' and known ~= mark[1] and mark[3] == '0' then
  -- Emptied, and taken for new by a Weir that had just started.
  redis.call('HSET', KEYS[1], 'since', now)
end
return mark[1]
