-- wrk: the lines of a file in turn, "path" or "path<tab>tag" of an answer that is known already; at the end one line of JSON.
local requests = {}
local next = 0

function init(args)
  for line in io.lines(args[1]) do
    local path, tag = line:match("^([^\t]+)\t?(.*)$")
    requests[#requests + 1] = wrk.format("GET", path, { ["Accept-Encoding"] = "gzip", ["If-None-Match"] = tag ~= "" and tag or nil })
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format('{"count":%d,"seconds":%.6f,"failed":%d,"p50":%.4f,"p95":%.4f,"p99":%.4f,"max":%.4f}\n',
    summary.requests, summary.duration / 1e6, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
