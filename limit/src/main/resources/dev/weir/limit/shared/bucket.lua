-- What draw.lua and charge.lua begin with. A bucket is when it will be full (in microseconds), at which rate, and when that was
-- written: "full now amount period size". It expires when it is full, since a full bucket and none are the same.
--
-- KEYS: the mark of greet.lua, the bucket. ARGV: the mark's id; tokens that flow in over a period; the period in
-- microseconds; the bucket's size in tokens.
local mark = redis.call('HMGET', KEYS[1], 'id', 'since')
local known = mark[1] == ARGV[1]
local now = redis.call('TIME')
now = now[1] * 1000000 + now[2]
local amount, period, burst = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

-- How long it takes to fill; no less than the clock can tell: a faster rate than that still has its burst.
local function time(tokens, at, each)
  return math.max(1, math.floor(tokens * each / at))
end
local size = time(burst, amount, period)

-- Before this nothing is known: the bucket was empty then. A clock that was ahead, and was put right, is none to wait for.
local function since()
  local from = tonumber(mark[2])
  if from > now then
    from = now
    redis.call('HSET', KEYS[1], 'since', string.format('%.0f', now))
  end
  return from
end

-- When the bucket will be full at the rate of this call, and whether that is another than before. Its tokens, or what it owes,
-- are the same at every rate; from then on it fills at the new one.
local function full()
  local empty = since() + size
  local text = redis.call('GET', KEYS[2])
  if not text then
    return math.max(now, empty), false
  end
  local then_full, at, old_amount, old_period, old_burst = string.match(text, '(%S+) (%S+) (%S+) (%S+) (%S+)')
  if not then_full then
    -- Somebody else's: it says nothing that could be granted by.
    return math.max(now + size, empty), false
  end
  -- Where the clock was put back, no time has passed.
  local will = math.max(now, then_full - math.max(0, at - now))
  local changed = old_amount ~= ARGV[2] or old_period ~= ARGV[3] or old_burst ~= ARGV[4]
  if changed then
    local tokens = (now + time(old_burst, old_amount, old_period) - will) * old_amount / old_period
    will = now + size - math.min(burst, tokens) * period / amount
  end
  return math.max(now, empty, will), changed
end

-- Thirty years are as good as ever, and a time that Redis can tell.
local function write(will)
  local at = math.min(math.ceil(will), now + 1e15)
  redis.call('SET', KEYS[2], string.format('%.0f %.0f %s %s %s', at, now, ARGV[2], ARGV[3], ARGV[4]), 'PX',
    math.max(1, math.ceil((at - now) / 1000)))
  return at
end

