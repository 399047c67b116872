<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** The id in a route's own address. `$request['id']` would let "?id=5" or a field of the body speak for another one. */
final class RouteId
{
    /** @return int 0 where there is none */
    public static function of(\WP_REST_Request $request): int
    {
        $id = $request->get_url_params()['id'] ?? null;

        return is_numeric($id) ? (int) $id : 0;
    }
}
