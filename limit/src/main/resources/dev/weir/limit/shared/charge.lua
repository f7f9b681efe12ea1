-- Takes tokens out of a bucket whatever it has, or gives them back where they are below 0. It may so be full later than an
-- empty one would be: nobody draws until then.
--
-- KEYS besides: the number of the last charge of this Weir. ARGV besides: how many tokens; the number of this charge, which
-- does nothing where it is not the next: it was sent before, and is done.
-- Returns 0, or -1 where the data are others than this Weir was told of.
if not known then
  return -1
end
if tonumber(ARGV[6]) <= tonumber(redis.call('GET', KEYS[3]) or 0) then
  return 0
end
redis.call('SET', KEYS[3], ARGV[6], 'PX', 86400000)
write((full()) + tonumber(ARGV[5]) * period / amount)
return 0
