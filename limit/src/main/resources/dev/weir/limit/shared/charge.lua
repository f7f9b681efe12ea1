-- Takes tokens out of a bucket of draw.lua whatever it has, or gives them back where they are below 0. It may so be full later
-- than an empty one would be: nobody draws until then.
--
-- KEYS: the mark of greet.lua, the bucket. ARGV: the mark's id; tokens that flow in over a period; the period in
-- microseconds; how many tokens.
-- Returns 0, or -1 where the data are others than this Weir was told of.
local mark = redis.call('HMGET', KEYS[1], 'id')
if mark[1] ~= ARGV[1] then
  return -1
end
local now = redis.call('TIME')
now = now[1] * 1000000 + now[2]
local full = math.max(now, tonumber(redis.call('GET', KEYS[2]) or 0))
full = full + math.ceil(tonumber(ARGV[4]) * tonumber(ARGV[3]) / tonumber(ARGV[2]))
redis.call('SET', KEYS[2], string.format('%.0f', full), 'PX', math.max(1, math.ceil((full - now) / 1000)))
return 0
