<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** page, per_page, search, orderby and order of a list route, as WordPress's own routes name them. */
final class ListQuery
{
    private const MAX_PAGE = 100_000;

    /** @param array<string, string> $filters */
    private function __construct(
        public readonly int $page,
        public readonly int $perPage,
        public readonly string $search,
        public readonly string $orderby,
        public readonly string $order,
        public readonly array $filters,
    ) {
    }

    /**
     * The args of a list route.
     *
     * @param  non-empty-list<string>              $orderable fields one may sort by, the default first
     * @param  array<string, array<string, mixed>> $filters   name => WordPress argument schema
     * @return array<string, array<string, mixed>>
     */
    public static function args(array $orderable, array $filters = [], string $order = 'desc'): array
    {
        return [
            'page' => ['type' => 'integer', 'minimum' => 1, 'maximum' => self::MAX_PAGE, 'default' => 1],
            'per_page' => ['type' => 'integer', 'minimum' => 1, 'maximum' => 100, 'default' => 25],
            'search' => ['type' => 'string', 'maxLength' => 120, 'default' => '', 'validate_callback' => self::isSearch(...)],
            'orderby' => ['type' => 'string', 'enum' => $orderable, 'default' => $orderable[0]],
            'order' => ['type' => 'string', 'enum' => ['asc', 'desc'], 'default' => $order],
        ] + $filters;
    }

    /** @param list<string> $filters names of the filters that this route has */
    public static function of(\WP_REST_Request $request, array $filters = []): self
    {
        $values = [];
        foreach ($filters as $name) {
            $value = $request->get_param($name);
            if (is_scalar($value) && (string) $value !== '') {
                $values[$name] = (string) $value;
            }
        }

        return new self(
            max(1, min(self::MAX_PAGE, self::int($request['page'], 1))),
            max(1, min(100, self::int($request['per_page'], 25))),
            trim(self::text($request['search'])),
            self::text($request['orderby']),
            self::text($request['order']) === 'asc' ? 'asc' : 'desc',
            $values,
        );
    }

    public function offset(): int
    {
        return ($this->page - 1) * $this->perPage;
    }

    /**
     * A list's answer: a bare array, totals in the headers.
     *
     * @param list<array<string, mixed>> $rows
     */
    public function answer(array $rows, int $total): \WP_REST_Response
    {
        return self::pages($rows, $total, (int) ceil($total / $this->perPage));
    }

    /**
     * The answer of a list that is so short that it has no pages.
     *
     * @param list<array<string, mixed>> $rows all there are
     */
    public static function whole(array $rows): \WP_REST_Response
    {
        return self::pages($rows, count($rows), 1);
    }

    /** @param list<array<string, mixed>> $rows */
    private static function pages(array $rows, int $total, int $pages): \WP_REST_Response
    {
        $response = new \WP_REST_Response($rows);
        $response->header('X-WP-Total', (string) $total);
        $response->header('X-WP-TotalPages', (string) $pages);

        return $response;
    }

    /** WordPress's own check lets damaged UTF-8 through, and the database answers it with an error. */
    private static function isSearch(mixed $value, \WP_REST_Request $request, string $name): bool|\WP_Error
    {
        if (is_string($value) && preg_match('//u', $value) !== 1) {
            return new \WP_Error('rest_invalid_param', FaultText::of(new Fault('not_utf8')), ['status' => 400]);
        }

        return rest_validate_request_arg($value, $request, $name);
    }

    private static function int(mixed $value, int $default): int
    {
        return is_numeric($value) ? (int) $value : $default;
    }

    private static function text(mixed $value): string
    {
        return is_scalar($value) ? (string) $value : '';
    }
}
