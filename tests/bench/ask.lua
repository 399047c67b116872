-- wrk's requests: a lease for somebody new every time.
local hex = '0123456789abcdef'

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
	template = os.getenv( 'RINGWELL_BENCH_BODY' )
end

function request()
	local body = template:gsub( 'VISITOR', id() ):gsub( 'VISIT', id() )
	-- Everybody from a network of his own.
	local address = string.format( '%d.%d.%d.7', math.random( 11, 99 ), math.random( 0, 255 ), math.random( 0, 255 ) )
	return wrk.format( 'POST', nil, {
		[ 'Content-Type' ] = 'application/json',
		[ 'User-Agent' ] = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
		[ 'X-Forwarded-For' ] = address,
	}, body )
end
