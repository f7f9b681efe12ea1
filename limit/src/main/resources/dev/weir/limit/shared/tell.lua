-- Puts up lines that are not there yet, each behind all others, and says that there is news.
--
-- KEYS[1] holds the lines, by the number of each; KEYS[2] the last number; KEYS[3] is the channel. ARGV: the lines.
local fresh = 0
for _, line in ipairs(ARGV) do
  if not redis.call('ZSCORE', KEYS[1], line) then
    redis.call('ZADD', KEYS[1], redis.call('INCR', KEYS[2]), line)
    fresh = fresh + 1
  end
end
if fresh > 0 then
  redis.call('PUBLISH', KEYS[3], '')
end
return fresh
