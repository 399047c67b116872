-- wrk's requests: one template with ids of somebody new every time, or one of the lines of a file.
local hex = '0123456789abcdef'
local lines = {}

local function id()
	local letters = {}
	for i = 1, 32 do
		local at = math.random( 16 )
		letters[ i ] = hex:sub( at, at )
	end
	return table.concat( letters )
end

function init()
	math.randomseed( os.time() + tonumber( tostring( {} ):match( '0x(%x+)' ), 16 ) % 1000000 )
	for line in io.lines( os.getenv( 'RINGWELL_BENCH_BODIES' ) ) do
		lines[ #lines + 1 ] = line
	end
end

function request()
	local number = math.random( #lines )
	local body = lines[ number ]
	-- Each from a network of his own; one who is known from the one that he came from.
	local address = string.format( '198.51.%d.7', ( number - 1 ) % 256 )
	if body:find( 'VISITOR', 1, true ) then
		body = body:gsub( 'VISITOR', id() ):gsub( 'VISIT', id() )
		address = string.format( '%d.%d.%d.7', math.random( 11, 99 ), math.random( 0, 255 ), math.random( 0, 255 ) )
	end
	return wrk.format( 'POST', nil, {
		[ 'Content-Type' ] = 'application/json',
		[ 'User-Agent' ] = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
		[ 'X-Forwarded-For' ] = address,
	}, body )
end

-- Microseconds; wrk's own report has no 95 %.
function done( summary, latency )
	local errors = summary.errors
	io.write( string.format(
		'RESULT {"perSecond":%.2f,"requests":%d,"p50":%d,"p95":%d,"p99":%d,"failed":%d}\n',
		summary.requests / summary.duration * 1000000, summary.requests,
		latency:percentile( 50 ), latency:percentile( 95 ), latency:percentile( 99 ),
		errors.connect + errors.read + errors.write + errors.status + errors.timeout
	) )
end
