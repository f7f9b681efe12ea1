-- Returns the last number, and the lines behind the number ARGV[1], ARGV[2] of them at most, each with its number.
local last = redis.call('GET', KEYS[2]) or '0'
local lines = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[1], '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
table.insert(lines, 1, last)
return lines
