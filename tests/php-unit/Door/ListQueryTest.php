<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Door\ListQuery;

final class ListQueryTest extends TestCase
{
    public function testReadsWhatWordPressHasChecked(): void
    {
        $query = self::query(['page' => 3, 'per_page' => 10, 'search' => '  зуб ', 'orderby' => 'name', 'order' => 'asc', 'source' => 7, 'state' => 'missed'], ['source', 'state']);

        self::assertSame([3, 10, 20], [$query->page, $query->perPage, $query->offset()]);
        self::assertSame(['зуб', 'name', 'asc'], [$query->search, $query->orderby, $query->order]);
        self::assertSame(['source' => '7', 'state' => 'missed'], $query->filters);
    }

    /**
     * @param array<string, mixed> $parameters
     * @param array{int, int, string, string} $expected page, per_page, search, order
     */
    #[DataProvider('odd')]
    public function testTakesNothingOdd(array $parameters, array $expected): void
    {
        $query = self::query($parameters);

        self::assertSame($expected, [$query->page, $query->perPage, $query->search, $query->order]);
        self::assertGreaterThanOrEqual(0, $query->offset());
    }

    /** @return iterable<string, array{array<string, mixed>, array{int, int, string, string}}> */
    public static function odd(): iterable
    {
        $usual = [1, 25, '', 'desc'];
        yield 'nothing' => [[], $usual];
        yield 'empty texts' => [['page' => '', 'per_page' => '', 'search' => '', 'order' => ''], $usual];
        yield 'page zero' => [['page' => 0], $usual];
        yield 'page below zero' => [['page' => -5], $usual];
        yield 'words' => [['page' => 'two', 'per_page' => 'many'], $usual];
        yield 'lists' => [['page' => [2], 'per_page' => [2], 'search' => ['a'], 'order' => ['asc']], $usual];
        yield 'too many' => [['per_page' => 5000], [1, 100, '', 'desc']];
        yield 'too far' => [['page' => PHP_INT_MAX], [100000, 25, '', 'desc']];
        yield 'beyond numbers' => [['page' => '1e999'], $usual];
        yield 'order of no kind' => [['order' => 'asc; DROP TABLE x'], $usual];
    }

    public function testAFilterThatIsEmptyOrAListIsNone(): void
    {
        self::assertSame([], self::query(['a' => '', 'b' => ['x'], 'c' => null], ['a', 'b', 'c', 'd'])->filters);
    }

    public function testAFilterThatTheRouteDoesNotNameIsNone(): void
    {
        self::assertSame([], self::query(['secret' => '1'])->filters);
    }

    public function testAnswersABareListWithTotals(): void
    {
        $response = self::query(['per_page' => 10])->answer([['id' => 1]], 21);

        self::assertSame([['id' => 1]], $response->get_data());
        self::assertSame(['X-WP-Total' => '21', 'X-WP-TotalPages' => '3'], $response->get_headers());
    }

    public function testNothingFoundHasNoPages(): void
    {
        self::assertSame(['X-WP-Total' => '0', 'X-WP-TotalPages' => '0'], self::query([])->answer([], 0)->get_headers());
    }

    public function testItsArgumentsBoundEverything(): void
    {
        $args = ListQuery::args(['started_at', 'name'], ['source' => ['type' => 'integer']], 'asc');

        self::assertSame(['page', 'per_page', 'search', 'orderby', 'order', 'source'], array_keys($args));
        self::assertSame('started_at', $args['orderby']['default']);
        self::assertSame(['started_at', 'name'], $args['orderby']['enum']);
        self::assertSame('asc', $args['order']['default']);
    }

    public function testASearchInDamagedTextIsRefused(): void
    {
        $check = ListQuery::args(['id'])['search']['validate_callback'];
        self::assertIsCallable($check);

        self::assertInstanceOf(\WP_Error::class, $check("\xC3\x28", new \WP_REST_Request(), 'search'));
        self::assertTrue($check('зуб', new \WP_REST_Request(), 'search'));
    }

    /**
     * @param array<string, mixed> $parameters
     * @param list<string>         $filters
     */
    private static function query(array $parameters, array $filters = []): ListQuery
    {
        $request = new \WP_REST_Request();
        foreach ($parameters as $name => $value) {
            $request->set_param($name, $value);
        }

        return ListQuery::of($request, $filters);
    }
}
