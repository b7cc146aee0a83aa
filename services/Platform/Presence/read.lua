-- ARGV: users
local found = {}
for i, user in ipairs(ARGV) do
  local presence = presence_of(user)
  if not presence then
    found[i] = { 'offline', '' }
  elseif redis.call('EXISTS', 'user:' .. user .. ':sockets') == 0 then
    found[i] = { 'offline', presence.lastSeen or '' }
  else
    found[i] = { presence.status, presence.lastSeen or '' }
  end
end
return found
