-- ARGV: user
local sockets = 'user:' .. ARGV[1] .. ':sockets'
for _, id in ipairs(redis.call('SMEMBERS', sockets)) do
  redis.call('DEL', 'socket:' .. id)
end
redis.call('DEL', sockets, 'user:' .. ARGV[1] .. ':presence')
redis.call('SREM', 'presence:online', ARGV[1])
redis.call('ZREM', 'presence:expiry', ARGV[1])
redis.call('ZREM', 'presence:untold', ARGV[1])
return false
