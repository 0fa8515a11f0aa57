-- Asks for pages. Arguments: number of the round, token, what ("products", "product", "ledger", "user"), how many products.
function init(args)
  headers = { ["Authorization"] = "Bearer " .. args[2] }
  what, products = args[3], tonumber(args[4])
  math.randomseed(tonumber(args[1]))
end

local function path()
  if what == "products" then return "/products" end
  if what == "user" then return "/users/old" end
  local sku = "HIS-" .. (1000 + math.random(0, products - 1))
  if what == "product" then return "/products/" .. sku end
  return "/movements?sku=" .. sku
end

function request()
  return wrk.format("GET", path(), headers)
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
