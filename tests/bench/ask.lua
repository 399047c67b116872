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
	return wrk.format( 'POST', nil, { [ 'Content-Type' ] = 'application/json' }, body )
end
