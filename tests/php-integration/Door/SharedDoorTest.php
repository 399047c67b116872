<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Door\Permission;
use Ringwell\Door\PublicDoor;
use Ringwell\Tests\Integration\TestCase;

/** An address at which strangers post, and whoever is logged in reads. */
final class SharedDoorTest extends TestCase
{
    private const ROUTE = '/ringwell/v1/shared-test';

    protected function setUp(): void
    {
        parent::setUp();
        add_action('rest_api_init', self::open(...));
        $GLOBALS['wp_rest_server'] = null;
    }

    protected function tearDown(): void
    {
        unset($GLOBALS['wp']->query_vars['rest_route'], $_GET['_method'], $_SERVER['HTTP_X_HTTP_METHOD_OVERRIDE']);
        $_SERVER['REQUEST_METHOD'] = 'GET';
        remove_action('rest_api_init', self::open(...));
        parent::tearDown();
    }

    public static function open(): void
    {
        $user = static fn (): \WP_REST_Response => new \WP_REST_Response(['user' => get_current_user_id()]);
        PublicDoor::register('/shared-test', $user, isShared: true, takesForms: true);
        register_rest_route('ringwell/v1', '/shared-test', [
            ['methods' => 'GET', 'callback' => $user, 'permission_callback' => Permission::any(Permission::MANAGE)],
        ]);
    }

    /** @return iterable<string, array{string, ?string, ?string, bool}> */
    public static function methods(): iterable
    {
        yield 'a post' => ['POST', null, null, true];
        yield 'a preflight' => ['OPTIONS', null, null, true];
        yield 'a reader' => ['GET', null, null, false];
        yield 'a reader who says HEAD' => ['HEAD', null, null, false];
        yield 'a reader who is really posting' => ['GET', 'POST', null, true];
        yield 'in small letters' => ['GET', 'post', null, true];
        yield 'by a header' => ['GET', null, 'POST', true];
        yield 'the first word counts' => ['GET', 'GET', 'POST', false];
        yield 'a post that is really a question' => ['POST', 'GET', null, false];
        yield 'a post that is really a deletion' => ['POST', null, 'DELETE', false];
    }

    /** WordPress takes a login for good only with a nonce; at a public door it is as if nobody had one. */
    #[DataProvider('methods')]
    public function testWhoPostsHasNoLoginAndWhoReadsKeepsIts(string $method, ?string $asked, ?string $override, bool $isPublic): void
    {
        $this->actAs('administrator');
        $user = get_current_user_id();
        $GLOBALS['wp']->query_vars['rest_route'] = self::ROUTE;
        $_SERVER['REQUEST_METHOD'] = $method;
        if ($asked !== null) {
            $_GET['_method'] = $asked;
        }
        if ($override !== null) {
            $_SERVER['HTTP_X_HTTP_METHOD_OVERRIDE'] = $override;
        }
        rest_get_server();
        $stale = new \WP_Error('rest_cookie_invalid_nonce', 'Stale', ['status' => 403]);

        $answer = apply_filters('rest_authentication_errors', $stale);

        self::assertSame($isPublic ? [true, 0] : [$stale, $user], [$answer, get_current_user_id()]);
    }

    public function testAReaderNeedsHisRightAndNoOrigin(): void
    {
        self::assertSame(401, $this->rest('GET', 'shared-test', null, ['origin' => 'https://evil.example'])->get_status());
        $this->actAs('administrator');
        self::assertSame(200, $this->rest('GET', 'shared-test')->get_status());
    }

    /** @return iterable<string, array{string, string, int}> */
    public static function bodies(): iterable
    {
        yield 'JSON' => ['application/json', '{}', 200];
        yield 'a form' => ['application/x-www-form-urlencoded', 'a=1', 200];
        yield 'a form with a charset' => ['Application/X-WWW-Form-Urlencoded; charset=UTF-8', 'a=1', 200];
        yield 'a form with files' => ['multipart/form-data; boundary=x', '--x', 415];
        yield 'a form that says it is JSON' => ['application/json', 'a=1', 400];
        yield 'a form of a megabyte' => ['application/x-www-form-urlencoded', 'a=' . str_repeat('x', 1_000_000), 413];
        yield 'XML' => ['text/xml', '<a/>', 415];
    }

    #[DataProvider('bodies')]
    public function testWhatMayBePosted(string $type, string $body, int $status): void
    {
        self::assertSame($status, $this->rest('POST', 'shared-test', $body, ['content-type' => $type])->get_status());
        self::assertSame(403, $this->rest('POST', 'shared-test', $body, ['content-type' => $type, 'origin' => 'https://evil.example'])->get_status());
    }

    public function testOtherDoorsTakeNoForms(): void
    {
        self::assertSame(415, $this->rest('POST', 'lease', 'a=1', ['content-type' => 'application/x-www-form-urlencoded'])->get_status());
    }
}
