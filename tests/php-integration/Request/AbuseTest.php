<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Request;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Door\Shape;
use Ringwell\Plugin;
use Ringwell\Request\Flood;
use Ringwell\Request\Gate;
use Ringwell\Request\RequestSettings;
use Ringwell\Settings;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Programs at the doors of forms: what they send is held back or refused, disturbs nobody, and they are told nothing. */
final class AbuseTest extends TestCase
{
    use Forms;

    private int $mails = 0;

    /** @var array<string, mixed> */
    private array $server = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->server = $_SERVER;
        // Of no network: a test that is about networks says so.
        $_SERVER['REMOTE_ADDR'] = '127.0.0.1';
        add_filter('pre_wp_mail', function (): bool {
            $this->mails++;

            return true;
        });
    }

    protected function tearDown(): void
    {
        $_SERVER = $this->server;
        parent::tearDown();
    }

    public function testWhoFillsInWhatNobodySeesIsHeldBackAndToldNothing(): void
    {
        $person = $this->send($this->message(['token' => $this->token(), 'inputs' => 9]))->get_data();
        $program = $this->send($this->message(['token' => $this->token(), 'inputs' => 9, 'website' => 'https://spam.example', 'phone' => '8 916 000-00-01']));

        self::assertSame(201, $program->get_status());
        self::assertSame(array_diff_key($person, ['id' => 1, 'cancel' => 1]), array_diff_key($program->get_data(), ['id' => 1, 'cancel' => 1]));
        self::assertSame(['', 'honeypot'], array_column($this->stored(), 'held'));
        self::assertSame(201, $this->sendPlain($this->fields(['website' => 'x', 'phone' => '8 916 000-00-02']))->get_status());
        self::assertSame(['', 'honeypot', 'honeypot'], array_column($this->stored(), 'held'));
    }

    public function testNobodyFillsItInInHalfASecond(): void
    {
        $this->send($this->message(['token' => $this->token(1, 500), 'inputs' => 9]));

        self::assertSame([['hurry', 'none']], array_map(static fn (array $row): array => [$row['held'], $row['proof']], $this->stored()));
    }

    public function testAPhoneIsAskedForThreeTimesADay(): void
    {
        foreach (range(1, 5) as $time) {
            self::assertSame(201, $this->send($this->message())->get_status());
        }
        $this->send($this->message(['phone' => '8 916 000-00-01']));

        self::assertSame(['', '', '', 'phone', 'phone', ''], array_column($this->stored(), 'held'));
    }

    public function testANetworkAsksFiveTimesAnHour(): void
    {
        $_SERVER['REMOTE_ADDR'] = '203.0.113.9';
        foreach (range(1, 6) as $time) {
            $this->send($this->message(['phone' => "8 916 000-00-0{$time}"]));
        }
        $_SERVER['REMOTE_ADDR'] = '203.0.113.200';
        $this->send($this->message(['phone' => '8 916 000-00-08']));
        $_SERVER['REMOTE_ADDR'] = '198.51.100.9';
        $this->send($this->message(['phone' => '8 916 000-00-09']));

        self::assertSame(['', '', '', '', '', 'network', 'network', ''], array_column($this->stored(), 'held'));
    }

    /** A form without scripts sent twice is one request, but only its sender is told again how to cancel it. */
    public function testAStrangersSameFormIsNotThePatients(): void
    {
        $cancel = function (string $address): string {
            $_SERVER['REMOTE_ADDR'] = $address;
            $html = $this->sendPlain($this->fields())->get_data();

            return is_string($html) && preg_match('~/callbacks/cancel/([0-9a-f]{32})~', $html, $match) === 1 ? $match[1] : '';
        };
        [$patient, $again, $stranger] = array_map($cancel, ['203.0.113.9', '203.0.113.9', '198.51.100.9']);

        self::assertNotSame('', $patient);
        self::assertSame($patient, $again);
        self::assertNotContains($stranger, ['', $patient]);
        self::assertCount(2, $this->stored());
    }

    public function testTheSiteTakesSoManyInAnHourAndInADay(): void
    {
        update_option(RequestSettings::OPTION, ['hour' => 2, 'day' => 3]);
        $phone = 10;
        $send = function () use (&$phone): void {
            $this->send($this->message(['phone' => '8 916 000-00-' . ++$phone]));
        };
        // From the beginning of a day, so that no window ends in between.
        $now = Plugin::instance()->services()->clock()->now();
        $midnight = Time::DAY - $now % Time::DAY;
        $this->shiftClock($midnight);
        array_map($send, range(1, 3));
        $this->shiftClock($midnight + Time::HOUR);
        array_map($send, range(1, 2));
        $this->shiftClock($midnight + Time::DAY);
        $send();

        self::assertSame(['', '', 'hour', '', 'day', ''], array_column($this->stored(), 'held'));
    }

    /** Else whoever sends rubbish would use up what there is for patients. */
    public function testWhatProgramsSendUsesUpNothingOfPatients(): void
    {
        update_option(RequestSettings::OPTION, ['hour' => 1, 'day' => 1]);
        foreach (range(1, 5) as $time) {
            $this->send($this->message(['website' => 'x']));
        }
        $this->send($this->message());

        self::assertSame('', $this->stored()[5]['held']);
    }

    /** Whoever proves nothing uses up what there is for those who prove nothing; a known phone is one of them. */
    public function testWhatProvesNothingUsesUpNothingOfWhoWasThere(): void
    {
        update_option(RequestSettings::OPTION, ['hour' => 1, 'day' => 1, 'phone' => 1]);
        $this->services->db()->run("INSERT INTO {calls} (connection_id, vendor_key, direction, caller, started_at, heard_at, state, facts) VALUES (1, 'a', 'in', '+79160000009', 1, 1, 'ended', '{}')");
        $this->send($this->message());
        foreach (['8 916 000-00-01', '8 916 000-00-09', '8 916 123-45-67'] as $phone) {
            $this->send($this->message(['phone' => $phone]));
        }
        $byHand = fn (): array => ['token' => $this->token(), 'inputs' => 9];
        $this->send($this->message($byHand()));
        $this->send($this->message(['phone' => '8 916 000-00-02'] + $byHand()));

        self::assertSame(
            [['none', ''], ['none', 'hour'], ['known', 'hour'], ['none', 'hour'], ['hand', ''], ['hand', 'hour']],
            array_map(static fn (array $row): array => [$row['proof'], $row['held']], $this->stored()),
        );
    }

    public function testACaptchaIsAFilter(): void
    {
        $seen = [];
        add_filter('ringwell_request_captcha', static function (bool $isSolved, \WP_REST_Request $request) use (&$seen): bool {
            $seen[] = $request->get_param('captcha') ?? $request->get_param('g-recaptcha-response');

            return end($seen) === 'solved';
        }, 10, 2);
        $this->send($this->message(['captcha' => 'solved']));
        $this->send($this->message(['phone' => '8 916 000-00-01']));
        $this->sendPlain($this->fields(['g-recaptcha-response' => 'solved', 'phone' => '8 916 000-00-02']));

        self::assertSame(['solved', null, 'solved'], $seen);
        self::assertSame(['', 'captcha', ''], array_column($this->stored(), 'held'));
    }

    /** A thousand a minute from everywhere: nothing outside of what is held back, no mail, no callback; and the table has its bound. */
    public function testAFloodLeavesNothingOutsideOfWhatIsHeldBack(): void
    {
        update_option(RequestSettings::OPTION, ['hour' => 3, 'day' => 3]);
        $this->fillHeld('flood', Gate::MOST_HELD - 20);
        foreach (range(1, 60) as $time) {
            $_SERVER['REMOTE_ADDR'] = "203.0.{$time}.9";
            self::assertSame(201, $this->send($this->message(['phone' => sprintf('8 916 000-00-%02d', $time)]))->get_status());
        }
        self::assertSame(['' => 3, 'hour' => 17, 'flood' => 20], array_count_values(array_map(strval(...), array_column($this->stored(), 'held'))));
        // Three phones, the hour, the day, what was held back for two reasons, and how many came; beside them one of each network.
        self::assertSame(60 + 8, (int) $this->services->db()->rows('SELECT COUNT(*) AS n FROM {limits} WHERE win > 0')[0]['n'], 'Phones that are invented leave nothing.');

        $this->minutesLater(2);
        self::assertSame(['flood' => 23, 'hour' => 17], array_count_values(array_map(strval(...), array_column($this->stored(), 'held'))));
        self::assertSame([0, []], [$this->mails, $this->services->db()->rows('SELECT id FROM {callbacks}')]);
    }

    /** What imitates people shows by its number: the forms are begun before they are sent. */
    public function testAFloodFilledInAsIfByHandRingsNobody(): void
    {
        foreach (range(1, 10) as $time) {
            self::assertSame(200, $this->rest('POST', 'forms/1/open', '{}')->get_status());
        }
        $this->sendMany(70, fn (): array => ['token' => $this->token(), 'inputs' => 9]);
        self::assertSame(['' => 30, 'hour' => 30, 'flood' => 10], array_count_values(array_map(strval(...), array_column($this->stored(), 'held'))));
        $this->finish();
        self::assertSame([0, []], [$this->mails, $this->services->db()->rows('SELECT id FROM {callbacks}')]);

        $this->minutesLater(2);
        self::assertSame(['flood' => 40, 'hour' => 30], array_count_values(array_map(strval(...), array_column($this->stored(), 'held'))));
        self::assertSame([0, []], [$this->mails, $this->services->db()->rows('SELECT id FROM {callbacks}')]);
    }

    /** Whoever has gathered tokens for hours is known for a flood only once it is one: so many get through before, and none after. */
    public function testBeforeAFloodIsKnownAFewGetThrough(): void
    {
        $this->sendMany(70, fn (): array => ['token' => $this->token(), 'inputs' => 9]);
        $this->finish();
        $this->minutesLater(2);
        $calm = Flood::calm($this->services->requestSettings()->hour);

        self::assertSame(['' => $calm, 'flood' => 40 - $calm, 'hour' => 30], array_count_values(array_map(strval(...), array_column($this->stored(), 'held'))));
        self::assertCount($calm, $this->services->db()->rows('SELECT id FROM {callbacks}'));
    }

    public function testAPatientInAFloodIsOneLikeAnyOther(): void
    {
        $this->sendMany(70, static fn (): array => []);
        self::assertSame(['kind' => 'staff', 'minutes' => null, 'at' => null], $this->send($this->message(['token' => $this->token(), 'inputs' => 9]))->get_data()['when']);
        $this->finish();

        self::assertSame(['+79161234567'], array_column($this->services->db()->rows('SELECT phone FROM {callbacks}'), 'phone'));
    }

    /** What nothing proves waits a minute; staff hear of it then. */
    public function testWhatNothingProvesIsToldOfAMinuteLater(): void
    {
        $this->send($this->message([], 2), 'requests');
        $this->finish();
        self::assertSame(0, $this->mails);

        $this->minutesLater(2);
        self::assertSame(1, $this->mails);
        self::assertSame([['open', '']], array_map(static fn (array $row): array => [$row['state'], $row['held']], $this->stored()));
    }

    public function testWhatStaffReleasedOfAFloodStaysReleased(): void
    {
        $this->sendMany(70, static fn (): array => []);
        $this->minutesLater(2);
        $id = (int) $this->stored()[0]['id'];
        $this->actAs('administrator');
        self::assertSame(200, $this->rest('POST', "requests/{$id}/release")->get_status());
        $this->services->requestDesk()->settleLeft();

        self::assertSame(['open', ''], [$this->stored()[0]['state'], $this->stored()[0]['held']]);
    }

    public function testAFloodForOneReasonPushesNobodyOutWhoIsHeldBackForAnother(): void
    {
        update_option(RequestSettings::OPTION, ['hour' => 1]);
        $this->fillHeld('honeypot', Gate::MOST_HELD);
        $this->send($this->message());
        $this->send($this->message(['website' => 'x', 'phone' => '8 916 000-00-01']));
        $this->send($this->message(['phone' => '8 916 000-00-02']));

        self::assertSame(['', 'hour'], array_column($this->stored(), 'held'));
    }

    public function testHeldBackMeansThatNobodyHearsOfIt(): void
    {
        $this->send($this->message(['website' => 'x']));
        $this->send($this->message(['website' => 'x'], 2), 'requests');
        foreach ($this->stored() as $row) {
            $this->services->requestDesk()->settle((int) $row['id']);
        }
        $this->clock->set(Plugin::instance()->services()->clock()->now() + 5 * Time::MINUTE);
        $this->services->requestDesk()->settleLeft();

        self::assertSame([0, []], [$this->mails, $this->services->db()->rows('SELECT id FROM {callbacks}')]);
        self::assertSame(['new', 'new'], array_column($this->stored(), 'state'));
    }

    /** @return iterable<string, array{mixed}> */
    public static function rubbish(): iterable
    {
        yield 'null' => [null];
        yield 'a list' => [['a', 'b']];
        yield 'an object' => [['a' => ['b' => 'c']]];
        yield 'a number' => [-1];
        yield 'a fraction' => [1.5];
        yield 'an enormous number' => [1e300];
        yield 'true' => [true];
        yield 'markup' => ['"><script>alert(1)</script>'];
        yield 'SQL' => ["'; DROP TABLE wp_users; --"];
        yield 'a header' => ["x\r\nBcc: evil@example.com"];
        yield 'control characters' => ["\x00\x01\x1b[2J"];
        yield 'a text that runs backwards' => ["\u{202E}\u{2066}x"];
        yield 'a long text' => [str_repeat('я', 20_000)];
        yield 'a formula' => ['=HYPERLINK("https://evil.example")'];
        yield 'a pattern' => ['%s%d{requests}'];
        yield 'half an emoji' => ["\u{1F469}\u{200D}"];
        yield 'a zip bomb of accents' => ['a' . str_repeat("\u{301}", 500)];
    }

    /** Whatever stands in a field, the answer is one of ours, nothing is half-written, and no notice is raised. */
    #[DataProvider('rubbish')]
    public function testRubbishInEachField(mixed $rubbish): void
    {
        $fields = ['form', 'config', 'token', 'key', 'phone', 'name', 'comment', 'when', 'branch', 'agreed', 'visitor', 'visit', 'page', 'inputs', 'website', 'captcha', 'other'];
        foreach ($fields as $field) {
            $message = [$field => $rubbish] + $this->message(['phone' => '8 916 ' . random_int(1_000_000, 9_999_999)], 2);
            $json = $this->rest('POST', 'requests', (string) json_encode($message, JSON_INVALID_UTF8_SUBSTITUTE));
            self::assertContains($json->get_status(), is_string($rubbish) && strlen($rubbish) > 10_000 ? [413] : [201, 400], "{$field} as JSON");
            $plain = $this->sendPlain(['agreed' => '1', $field => $rubbish] + $message, 'requests', is_string($rubbish) ? $rubbish : '');
            if ($plain->get_status() === 413) {
                continue;
            }
            self::assertContains($plain->get_status(), [201, 400], "{$field} in a form");
            self::assertIsString($plain->get_data());
            self::assertStringNotContainsString('<script', $plain->get_data());
            self::assertStringNotContainsString("\x00", $plain->get_data());
        }
        $this->actAs('administrator');
        $list = $this->rest('GET', 'requests', null, [], ['per_page' => 100]);
        self::assertSame(200, $list->get_status());
        /** @var list<array<string, mixed>> $rows */
        $rows = $list->get_data();
        foreach ($rows as $row) {
            self::assertSame([], Shape::of('Request', 'request')->faults($row));
            self::assertDoesNotMatchRegularExpression('/[\x00-\x09\x0b-\x1f\x{202A}-\x{202E}\x{2066}-\x{2069}]/u', implode('', array_filter($row, is_string(...))));
        }
        foreach ($this->stored() as $row) {
            $this->services->requestDesk()->settle((int) $row['id']);
        }
    }

    /** @return iterable<string, array{string, string, int}> */
    public static function bodies(): iterable
    {
        yield 'nothing' => ['application/json', '', 400];
        yield 'a list' => ['application/json', '[]', 400];
        yield 'no JSON' => ['application/json', '{', 400];
        yield 'damaged text' => ['application/json', "{\"name\":\"\xff\"}", 400];
        yield 'a deep one' => ['application/json', str_repeat('[', 5000), 400];
        yield 'a megabyte' => ['application/json', '"' . str_repeat('x', 1_000_000) . '"', 413];
        yield 'an empty form' => ['application/x-www-form-urlencoded', '', 400];
        yield 'a form of lists' => ['application/x-www-form-urlencoded', 'phone[]=1&name[a][b]=2&form[]=2&config[x]=', 400];
        yield 'a form of a thousand fields' => ['application/x-www-form-urlencoded', implode('&', array_map(static fn (int $n): string => "f{$n}=1", range(1, 1500))), 400];
        yield 'files' => ['multipart/form-data; boundary=x', "--x\r\n", 415];
    }

    #[DataProvider('bodies')]
    public function testRubbishAsAWhole(string $type, string $body, int $status): void
    {
        foreach (['callbacks', 'requests'] as $door) {
            self::assertSame($status, $this->rest('POST', $door, $body, ['content-type' => $type])->get_status());
        }
        self::assertSame([], $this->stored());
    }

    public function testWhoMaySend(): void
    {
        update_option(Settings::OPTION, ['other_sites' => ['https://landing.example']]);

        self::assertSame(403, $this->rest('POST', 'callbacks', $this->message(), ['origin' => 'https://evil.example'])->get_status());
        self::assertSame(403, $this->rest('POST', 'callbacks', 'phone=1', ['origin' => 'https://evil.example', 'content-type' => 'application/x-www-form-urlencoded'])->get_status());
        self::assertSame([], $this->stored());
        self::assertSame(201, $this->rest('POST', 'callbacks', $this->message(), ['origin' => 'https://landing.example'])->get_status());
        self::assertSame([401, 401], [$this->rest('GET', 'requests')->get_status(), $this->rest('DELETE', 'requests/1')->get_status()]);
    }

    public function testABatchIsNoWayIn(): void
    {
        $batch = new \WP_REST_Request('POST', '/batch/v1');
        $batch->set_body_params(['requests' => [['method' => 'POST', 'path' => '/ringwell/v1/callbacks', 'body' => $this->message()]]]);
        rest_do_request($batch);

        self::assertSame([], $this->stored());
    }

    public function testTokensOfOthersAndOldOnesProveNothing(): void
    {
        foreach ([$this->token(2), $this->token(1, 3 * Time::HOUR), substr($this->token(), 0, -1) . 'x', '1.1.1.1', str_repeat('9', 120)] as $index => $token) {
            self::assertSame(201, $this->send($this->message(['token' => $token, 'inputs' => 9, 'phone' => "8 916 000-00-0{$index}"]))->get_status());
        }

        self::assertSame(['none'], array_values(array_unique(array_column($this->stored(), 'proof'))));
        self::assertSame([null], array_values(array_unique(array_column($this->stored(), 'token_hash'))));
    }

    /** @param \Closure(): array<string, mixed> $more */
    private function sendMany(int $count, \Closure $more): void
    {
        foreach (range(1, $count) as $time) {
            $_SERVER['REMOTE_ADDR'] = "203.0.{$time}.9";
            $this->send($this->message($more() + ['phone' => sprintf('8 916 000-01-%02d', $time)]));
        }
        $_SERVER['REMOTE_ADDR'] = '127.0.0.1';
    }

    /** What is done once answers are out. */
    private function finish(): void
    {
        remove_action('shutdown', 'wp_ob_end_flush_all', 1);
        do_action('shutdown');
        remove_all_actions('shutdown');
    }

    private function minutesLater(int $minutes): void
    {
        $this->clock->set(Plugin::instance()->services()->clock()->now() + $minutes * Time::MINUTE);
        $this->services->requestDesk()->settleLeft();
    }

    private function fillHeld(string $held, int $count): void
    {
        $this->services->db()->run('DELETE FROM {limits}');
        $counter = Plugin::instance()->services()->limits();
        $counter->take('request-held', $held, Time::DAY, 1);
        $this->services->db()->run('UPDATE {limits} SET hits = %d', [$count]);
    }
}
