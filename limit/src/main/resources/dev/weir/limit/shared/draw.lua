-- Draws tokens from a bucket, which is one number: when it will be full (in microseconds). It expires then, since a full
-- bucket and none are the same.
--
-- KEYS: the mark of greet.lua, the bucket. ARGV: the mark's id; tokens that flow in over a period; the period in
-- microseconds; the bucket's size; how many tokens are wanted, and how many at the least.
-- Returns: tokens granted, or -1 where the data are others than this Weir was told of; tokens left; microseconds until there
-- are as many as are wanted at the least, or 0 where there are.
local mark = redis.call('HMGET', KEYS[1], 'id', 'since')
if mark[1] ~= ARGV[1] then
  return {-1, 0, 0}
end
local now = redis.call('TIME')
now = now[1] * 1000000 + now[2]
local amount, period, burst, want = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local least = tonumber(ARGV[6])
-- No less than the clock can tell: a faster rate than that still has its burst.
local size = math.max(1, math.floor(burst * period / amount))
local full = math.max(now, tonumber(mark[2]) + size, tonumber(redis.call('GET', KEYS[2]) or 0))
local granted = math.max(0, math.min(want, burst, math.floor((now + size - full) * amount / period)))
if granted < least then
  granted = 0
end
if granted > 0 then
  full = full + math.ceil(granted * period / amount)
  redis.call('SET', KEYS[2], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
end
local left = math.max(0, math.min(burst, math.floor((now + size - full) * amount / period)))
local wait = left >= least and 0 or math.max(1, full + math.ceil(least * period / amount) - size - now)
return {granted, left, wait}
