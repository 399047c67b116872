<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Speed;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\FastDoor\Proof;
use Ringwell\FastDoor\Stub;
use Ringwell\Site\ConfigTag;
use Ringwell\Site\PublishedConfig;
use Ringwell\Speed\NodeState;
use Ringwell\Speed\Place;
use Ringwell\Speed\StateStore;
use Ringwell\Tests\Integration\TestCase;
use WpOrg\Requests\Utility\CaseInsensitiveDictionary;

/** What the owner sees of the fast door; the door itself is tested on a web server (tests/fast-door). */
final class SpeedRoutesTest extends TestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->actAs('administrator');
    }

    protected function tearDown(): void
    {
        @unlink(Place::file());
        parent::tearDown();
    }

    public function testItIsOffUntilAskedForAndPagesDoNotNameIt(): void
    {
        $speed = $this->speed('GET');

        self::assertSame([false, 'rest', 'off', '', []], [$speed['wanted'], $speed['door'], $speed['code'], $speed['contents'], $speed['servers']]);
        self::assertArrayNotHasKey('fast', self::pageConfig());
        self::assertFileDoesNotExist(Place::file());
    }

    public function testOpenedAndFoundAnsweringPagesNameIt(): void
    {
        $this->needsMysql();
        $this->answerWith(200, 'application/json; charset=UTF-8', '{"source":{},"numbers":[]}', true);
        $speed = $this->speed('POST', 'open');

        self::assertSame([true, 'fast', 'ok', [StateStore::node()]], [$speed['wanted'], $speed['door'], $speed['code'], array_column($speed['servers'], 'name')]);
        self::assertSame(['lease' => '/ringwell-door.php?lease', 'activity' => '/ringwell-door.php?activity'], self::pageConfig()['fast'] ?? null);
        self::assertSame(Stub::CONFIG, Stub::mode((string) file_get_contents(Place::file())));
        self::assertFalse(get_option(Proof::OPTION), 'The word of the test lives as long as the test.');
        self::assertSame('good', $this->health()['status']);
        self::assertStringContainsString('in use', $this->health()['label']);
        self::assertStringContainsString('Pages ask the fast door', $this->health()['description']);

        $speed = $this->speed('POST', 'close');
        self::assertSame([false, 'rest', 'off'], [$speed['wanted'], $speed['door'], $speed['code']]);
        self::assertSame(Stub::closed(), file_get_contents(Place::file()));
        self::assertArrayNotHasKey('fast', self::pageConfig());
    }

    /** @return iterable<string, array{int, string, string, bool, string}> */
    public static function answers(): iterable
    {
        $ours = '{"source":{},"numbers":[]}';
        yield 'not there' => [404, 'text/html', 'Not found', false, NodeState::WRONG_STATUS];
        yield 'not ready' => [503, 'application/json', '{"code":"ringwell_not_ready"}', false, NodeState::WRONG_STATUS];
        yield 'moved' => [301, 'text/html', '', false, NodeState::WRONG_STATUS];
        yield 'a login page' => [200, 'text/html', '<html>', false, NodeState::NOT_JSON];
        yield 'our words as HTML' => [200, 'text/html', $ours, true, NodeState::NOT_JSON];
        yield 'other JSON' => [200, 'application/json', '{"ok":true}', true, NodeState::NOT_JSON];
        yield 'a cache' => [200, 'application/json', $ours, false, NodeState::WRONG_PROOF];
    }

    #[DataProvider('answers')]
    public function testWhateverElseAnswersIsNotTheDoor(int $status, string $type, string $body, bool $isSigned, string $code): void
    {
        $this->needsMysql();
        $this->answerWith($status, $type, $body, $isSigned);
        $speed = $this->speed('POST', 'open');

        self::assertSame([true, 'rest', $code], [$speed['wanted'], $speed['door'], $speed['code']]);
        self::assertArrayNotHasKey('fast', self::pageConfig());
        self::assertSame('recommended', $this->health()['status']);
        self::assertStringContainsString(esc_html($speed['text']), $this->health()['description'], 'Site Health says why.');
        self::assertStringContainsString('can’t be used', $this->health()['label']);
    }

    public function testAServerThatCanNotReachItselfSaysSo(): void
    {
        $this->needsMysql();
        add_filter('pre_http_request', static fn (): \WP_Error => new \WP_Error('http', 'cURL error 28: <b>timed out</b>'), 20);
        $speed = $this->speed('POST', 'open');

        self::assertSame(NodeState::UNREACHABLE, $speed['code']);
        self::assertStringContainsString('timed out', $speed['text']);
        self::assertStringNotContainsString('<b>', $this->health()['description']);
    }

    public function testWhereThereIsNoMysqlItIsNotToBeHad(): void
    {
        if ($this->wpdb->dbh instanceof \mysqli) {
            self::assertSame('good', $this->health()['status']);
            return;
        }
        self::assertSame(NodeState::NOT_MYSQL, $this->speed('POST', 'open')['code']);
        self::assertFileDoesNotExist(Place::file());
    }

    public function testOnlyWhoManagesMayAskOrChange(): void
    {
        foreach (['ringwell_marketer', 'subscriber'] as $role) {
            $this->actAs($role);
            self::assertSame([403, 403], [$this->rest('GET', 'speed')->get_status(), $this->rest('POST', 'speed', ['do' => 'open'])->get_status()]);
        }
        wp_set_current_user(0);
        self::assertSame(401, $this->rest('POST', 'speed', ['do' => 'open'])->get_status());
    }

    public function testWhatIsToBeDoneIsOneOfThree(): void
    {
        foreach ([[], ['do' => 'delete'], ['do' => ['open']], ['do' => 'open', 'file' => '/etc/passwd']] as $message) {
            self::assertSame(400, $this->rest('POST', 'speed', $message)->get_status());
        }
        self::assertFileDoesNotExist(Place::file());
    }

    public function testSiteHealthKnowsIt(): void
    {
        $info = apply_filters('debug_information', []);

        self::assertSame('good', $this->health()['status']);
        self::assertStringContainsString('REST API', $info['ringwell']['fields']['door']['value']);
    }

    private function needsMysql(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('The fast door needs MariaDB or MySQL: see testWhereThereIsNoMysqlItIsNotToBeHad.');
        }
    }

    private function answerWith(int $status, string $type, string $body, bool $isSigned): void
    {
        add_filter('pre_http_request', static function (mixed $answer, array $request) use ($status, $type, $body, $isSigned): array {
            $secret = get_option(Proof::OPTION);
            self::assertIsString($secret);
            $proof = Proof::sign($isSigned ? $secret : 'another', $request['headers'][Proof::QUESTION], $body);

            return ['response' => ['code' => $status, 'message' => ''], 'headers' => new CaseInsensitiveDictionary(['content-type' => $type, strtolower(Proof::ANSWER) => $proof]), 'body' => $body, 'cookies' => [], 'filename' => null];
        }, 20, 2);
    }

    /** @return array{status: string, label: string, description: string} */
    private function health(): array
    {
        $tests = apply_filters('site_status_tests', ['direct' => []]);

        $test = $tests['direct']['ringwell_door']['test'] ?? null;
        self::assertIsCallable($test);
        $result = $test();
        self::assertIsArray($result);

        /** @var array{status: string, label: string, description: string} $result */
        return $result;
    }

    /** @return array{wanted: bool, door: string, code: string, text: string, contents: string, servers: list<array{name: string}>} */
    private function speed(string $method, ?string $do = null): array
    {
        $answer = $this->rest($method, 'speed', $do === null ? null : ['do' => $do]);
        self::assertSame(200, $answer->get_status());

        /** @var array{wanted: bool, door: string, code: string, text: string, contents: string, servers: list<array{name: string}>} */
        return $answer->get_data();
    }

    /** @return array<string, mixed> */
    private static function pageConfig(): array
    {
        $target = ['id' => 1, 'number' => '+74951112233', 'display' => null];

        $config = json_decode(ConfigTag::json(new PublishedConfig([$target], 'full', 'token')), true);
        self::assertIsArray($config);

        /** @var array<string, mixed> $config */
        return $config;
    }
}
