-- Posts movements and writes down the identifiers of those that were accepted.
-- Arguments: number of the round, token, directory of the notes, path, lines a request, how many stock items there are.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  token, path = args[2], args[4]
  lines, items = tonumber(args[5]), tonumber(args[6])
  headers = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }
  notes = io.open(args[3] .. "/acknowledged-" .. args[1] .. "-" .. number, "w")
  math.randomseed(tonumber(args[1]) * 100 + number)
end

local function movement()
  local item = math.random(0, items - 1)
  -- Batches of one connection are all for its own location: warehouses that report do not move each other's stock.
  local location = lines == 1 and item % 5 or number % 5
  local type = math.random(3) < 3 and "incoming" or "outgoing"
  return '{"type":"' .. type .. '","sku":"SKU-' .. (1000 + math.floor(item / 5)) .. '","location":"LOC-' .. location
    .. '","quantity":' .. math.random(19) .. ',"unitCost":2.55,"reference":"PO-1234567"}'
end

function request()
  if lines == 1 then return wrk.format("POST", path, headers, movement()) end
  local all = {}
  for i = 1, lines do all[i] = movement() end
  return wrk.format("POST", path, headers, "[" .. table.concat(all, ",") .. "]")
end

function response(status, _, body)
  for movementId in string.gmatch(body, '"movementId":"([^"]+)"') do notes:write(movementId, "\n") end
end

function done(summary, latency, _)
  print("requests " .. summary.requests)
  print("micros " .. summary.duration)
  local e = summary.errors
  print("errors " .. e.connect + e.read + e.write + e.status + e.timeout)
  for i = 1, #latency do
    local value, count = latency(i)
    if count > 0 then print("latency " .. string.format("%d %d", value, count)) end
  end
end
