-- Draws tokens from a bucket.
--
-- ARGV besides: how many tokens are wanted, and how many at the least.
-- Returns: tokens granted, or -1 where the data are others than this Weir was told of; tokens left; microseconds until there
-- are as many as are wanted at the least, or 0 where there are.
if not known then
  return {-1, 0, 0}
end
local want, least = tonumber(ARGV[5]), tonumber(ARGV[6])
local will, changed = full()
local granted = math.max(0, math.min(want, burst, math.floor((now + size - will) * amount / period)))
if granted < least then
  granted = 0
end
if granted > 0 or changed then
  will = write(will + math.ceil(granted * period / amount))
end
local left = math.max(0, math.min(burst, math.floor((now + size - will) * amount / period)))
local wait = left >= least and 0 or math.max(1, will + math.ceil(least * period / amount) - size - now)
return {granted, left, wait}
