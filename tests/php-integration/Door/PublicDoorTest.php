<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Door\PublicDoor;
use Ringwell\Settings;
use Ringwell\Tests\Integration\TestCase;

/** What every public door refuses before it reads a message, and what it says of itself to caches. */
final class PublicDoorTest extends TestCase
{
    private const ROUTE = '/ringwell/v1/test-door';

    protected function setUp(): void
    {
        parent::setUp();
        add_action('rest_api_init', self::open(...));
        $GLOBALS['wp_rest_server'] = null;
        update_option(Settings::OPTION, ['other_sites' => ['https://landing.example']]);
    }

    protected function tearDown(): void
    {
        remove_action('rest_api_init', self::open(...));
        parent::tearDown();
    }

    public static function open(): void
    {
        PublicDoor::register('/test-door', static fn (\WP_REST_Request $request): \WP_REST_Response => new \WP_REST_Response(['body' => $request->get_body(), 'user' => get_current_user_id()]));
    }

    /** @return iterable<string, array{array<string, string>, int}> */
    public static function senders(): iterable
    {
        $json = ['content-type' => 'application/json'];
        yield 'JSON' => [$json, 200];
        yield 'JSON with a charset' => [['content-type' => 'application/json; charset=utf-8'], 200];
        yield 'a beacon' => [['content-type' => 'text/plain;charset=UTF-8'], 200];
        yield 'a form' => [['content-type' => 'application/x-www-form-urlencoded'], 415];
        yield 'no type' => [[], 415];
        yield 'nonsense as type' => [['content-type' => ';;'], 415];
        yield 'our own page' => [$json + ['origin' => 'OWN'], 200];
        yield 'another site of the clinic' => [$json + ['origin' => 'https://landing.example'], 200];
        yield 'a stranger' => [$json + ['origin' => 'https://evil.example'], 403];
        yield 'null' => [$json + ['origin' => 'null'], 403];
        yield 'null of our own beacon' => [$json + ['origin' => 'null', 'sec-fetch-site' => 'same-origin'], 200];
    }

    /** @param array<string, string> $headers */
    #[DataProvider('senders')]
    public function testWhoMaySendWhat(array $headers, int $status): void
    {
        $answer = $this->ask('POST', '{"a":1}', $headers);

        self::assertSame($status, $answer->get_status());
        if ($status === 403) {
            self::assertSame('ringwell_foreign_origin', $answer->as_error()?->get_error_code());
        }
    }

    public function testAMegabyteIsTooLargeAndIsNotParsed(): void
    {
        $answer = $this->ask('POST', str_repeat('[', 1_000_000), ['content-type' => 'application/json']);

        self::assertSame([413, 'ringwell_too_large'], [$answer->get_status(), $answer->as_error()?->get_error_code()]);
    }

    public function testBrokenJsonAndBrokenTextAreRefusedWithACode(): void
    {
        $answer = $this->ask('POST', '{"a":', ['content-type' => 'application/json']);

        self::assertSame([400, 'ringwell_invalid_json'], [$answer->get_status(), $answer->as_error()?->get_error_code()]);
        self::assertSame(400, $this->ask('POST', "{\"a\":\"\xff\xfe\"}", ['content-type' => 'text/plain'])->get_status());
    }

    public function testOnlyPostAndThePreflightAreAnswered(): void
    {
        self::assertSame([405, 405, 204], array_map(fn (string $method): int => $this->ask($method, '', ['origin' => 'https://landing.example'])->get_status(), ['GET', 'DELETE', 'OPTIONS']));
        self::assertSame(403, $this->ask('OPTIONS', '', ['origin' => 'https://evil.example'])->get_status());
    }

    /** @return iterable<string, array{string}> other writings by which WordPress finds the same route */
    public static function spellings(): iterable
    {
        yield 'capitals' => [strtoupper(self::ROUTE)];
        yield 'a line feed' => [self::ROUTE . "\n"];
    }

    #[DataProvider('spellings')]
    public function testAnotherWritingOfTheAddressIsTheSameDoor(string $route): void
    {
        $answer = $this->ask('POST', '{}', ['content-type' => 'application/json', 'origin' => 'https://evil.example'], $route);

        self::assertSame(403, $answer->get_status());
        self::assertSame('no-store', $answer->get_headers()['CDN-Cache-Control'] ?? null);
    }

    public function testABatchIsRefusedLikeASingleMessage(): void
    {
        $batch = new \WP_REST_Request('POST', '/batch/v1');
        $batch->set_body_params(['requests' => [['method' => 'POST', 'path' => self::ROUTE, 'body' => ['a' => 1]]]]);
        $answer = rest_do_request($batch)->get_data();

        self::assertIsArray($answer);
        self::assertSame([415], array_column($answer['responses'], 'status'));
    }

    public function testNoAnswerMayBeKept(): void
    {
        foreach ([['origin' => 'https://evil.example'], ['content-type' => 'application/json'], []] as $headers) {
            $sent = $this->ask('POST', '{}', $headers)->get_headers();

            self::assertSame('no-store, private, max-age=0', $sent['Cache-Control']);
            self::assertSame('no-store', $sent['CDN-Cache-Control']);
            self::assertSame('no-cache', $sent['X-LiteSpeed-Cache-Control']);
        }
    }

    public function testAnOwnerWithAStaleNonceIsAVisitorLikeAnyOther(): void
    {
        $this->actAs('administrator');
        $GLOBALS['wp']->query_vars['rest_route'] = self::ROUTE;
        rest_get_server();

        self::assertTrue(apply_filters('rest_authentication_errors', new \WP_Error('rest_cookie_invalid_nonce', 'Stale', ['status' => 403])));
        self::assertSame(0, get_current_user_id());

        $GLOBALS['wp']->query_vars['rest_route'] = '/wp/v2/settings';
        self::assertWPError(apply_filters('rest_authentication_errors', new \WP_Error('rest_cookie_invalid_nonce')));
        unset($GLOBALS['wp']->query_vars['rest_route']);
    }

    public function testOtherRoutesAreLeftAlone(): void
    {
        $request = new \WP_REST_Request('GET', '/');
        $request->set_header('origin', 'https://evil.example');
        $answer = apply_filters('rest_post_dispatch', rest_do_request($request), rest_get_server(), $request);

        self::assertInstanceOf(\WP_REST_Response::class, $answer);
        self::assertSame(200, $answer->get_status());
        self::assertArrayNotHasKey('CDN-Cache-Control', $answer->get_headers());
    }

    private static function assertWPError(mixed $value): void
    {
        self::assertInstanceOf(\WP_Error::class, $value);
    }

    /** @param array<string, string> $headers */
    private function ask(string $method, string $body, array $headers, string $route = self::ROUTE): \WP_REST_Response
    {
        $request = new \WP_REST_Request($method, $route);
        foreach ($headers as $name => $value) {
            $request->set_header($name, $value === 'OWN' ? home_url() : $value);
        }
        $request->set_body($body);
        $answer = apply_filters('rest_post_dispatch', rest_do_request($request), rest_get_server(), $request);
        self::assertInstanceOf(\WP_REST_Response::class, $answer);

        return $answer;
    }
}
