<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Recording;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\Direction;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\WpHttp;
use Ringwell\Recording\SoundToken;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;

final class ListeningTest extends TestCase
{
    use RecordedCalls;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openPhoneSystem();
    }

    protected function tearDown(): void
    {
        $this->closePhoneSystem();
        unset($_COOKIE[self::cookie()]);
        parent::tearDown();
    }

    public function testNothingIsShownOrPlayedBeforeSomebodyHasConfirmed(): void
    {
        $this->decide(false, true);
        $this->give('a.wav', self::wave());
        $call = $this->call('c1', 'a.wav');
        $this->actAs('administrator');
        foreach ([['GET', 'recordings'], ['GET', 'recording'], ['POST', 'recording']] as [$method, $what]) {
            $answer = $this->rest($method, "calls/{$call}/{$what}", $method === 'POST' ? '{}' : null);
            self::assertSame([403, 'ringwell_tell_callers_first'], [$answer->get_status(), At::path($answer->get_data(), 'code')], $what);
        }
        self::assertSame(403, $this->rest('POST', "calls/{$call}/recording/links", ['label' => 'x', 'until' => gmdate('Y-m-d\TH:i:s\Z', time() + 600)])->get_status());
        self::assertSame(0, $this->plugin()->recordingKeeper()->copy(static fn (): bool => true));
        self::assertSame([], $this->asked);

        self::assertSame(400, $this->rest('PUT', 'recording-settings/told', ['callers' => true])->get_status());
        self::assertSame(400, $this->rest('PUT', 'recording-settings/told', ['callers' => true, 'staff' => false])->get_status());
        self::assertSame(403, $this->rest('GET', "calls/{$call}/recordings")->get_status());
        $told = $this->rest('PUT', 'recording-settings/told', ['callers' => true, 'staff' => true])->get_data();
        self::assertSame(wp_get_current_user()->display_name, At::path($told, 'told', 'by'));
        self::assertSame(gmdate('Y-m-d'), substr((string) At::path($told, 'told', 'at'), 0, 10));
        self::assertSame(200, $this->rest('GET', "calls/{$call}/recordings")->get_status());

        self::assertNull(At::path($this->rest('DELETE', 'recording-settings/told')->get_data(), 'told'));
        self::assertSame(403, $this->rest('GET', "calls/{$call}/recordings")->get_status());
    }

    public function testAPlayerIsGivenAnAddressAndHearsAnyPiece(): void
    {
        $wave = self::wave(200_000);
        $this->give('2026/a.wav', $wave, 'audio/x-wav');
        $call = $this->call('c1', '2026/a.wav');
        $user = $this->actAs('ringwell_receptionist');
        self::assertSame(['there', null], [At::path($this->rest('GET', "calls/{$call}/recordings")->get_data(), 0, 'place'), At::path($this->rest('GET', "calls/{$call}/recordings")->get_data(), 0, 'bytes')]);

        $opened = $this->rest('POST', "calls/{$call}/recording", '{}');
        self::assertSame([200, 200_000, 'audio/wav', 'no-store'], [$opened->get_status(), At::path($opened->get_data(), 'bytes'), At::path($opened->get_data(), 'type'), $opened->get_headers()['Cache-Control']]);
        $query = $this->leaveAsPlayer($user, (string) At::path($opened->get_data(), 'url'));

        $whole = $this->rest('GET', "calls/{$call}/recording", null, [], $query);
        self::assertSame([200, $wave], [$whole->get_status(), self::heard($whole)]);
        $headers = $whole->get_headers();
        self::assertSame(
            ['audio/wav', '200000', 'bytes', 'nosniff', 'private, no-store, no-transform, max-age=0', "default-src 'none'; sandbox"],
            array_map(static fn (string $name): mixed => $headers[$name], ['Content-Type', 'Content-Length', 'Accept-Ranges', 'X-Content-Type-Options', 'Cache-Control', 'Content-Security-Policy']),
        );
        self::assertSame("inline; filename=\"call-{$call}-" . gmdate('Y-m-d') . '.wav"', $headers['Content-Disposition']);
        self::assertArrayNotHasKey('x-vendor', array_change_key_case($headers));
        self::assertArrayNotHasKey('set-cookie', array_change_key_case($headers));

        $piece = $this->rest('GET', "calls/{$call}/recording", null, ['Range' => 'bytes=65530-65545', 'If-Range' => $headers['ETag']], $query);
        self::assertSame([206, 'bytes 65530-65545/200000', substr($wave, 65530, 16)], [$piece->get_status(), $piece->get_headers()['Content-Range'], self::heard($piece)]);
        self::assertSame(200, $this->rest('GET', "calls/{$call}/recording", null, ['Range' => 'bytes=0-1', 'If-Range' => '"another"'], $query)->get_status());
        $behind = $this->rest('GET', "calls/{$call}/recording", null, ['Range' => 'bytes=200000-'], $query);
        self::assertSame([416, 'bytes */200000', ''], [$behind->get_status(), $behind->get_headers()['Content-Range'], self::heard($behind)]);
        $saved = $this->rest('GET', "calls/{$call}/recording", null, [], $query + ['download' => '1']);
        self::assertStringStartsWith('attachment;', $saved->get_headers()['Content-Disposition']);
        self::assertSame([Files::PBX . '/2026/a.wav'], $this->asked, 'The phone system is asked once.');
    }

    public function testTheAddressIsWorthNothingToOthersOrLater(): void
    {
        $this->give('a.wav', self::wave());
        $this->give('b.wav', self::wave());
        $call = $this->call('c1', 'a.wav');
        $other = $this->call('c2', 'b.wav');
        $user = $this->actAs('ringwell_receptionist');
        $query = $this->leaveAsPlayer($user, (string) At::path($this->rest('POST', "calls/{$call}/recording", '{}')->get_data(), 'url'));
        $status = fn (array $changes = [], ?int $of = null): int => $this->rest('GET', 'calls/' . ($of ?? $call) . '/recording', null, [], $changes + $query)->get_status();
        self::assertSame(200, $status(['download' => '1']));

        self::assertSame(401, $status(['token' => '']));
        self::assertSame(401, $status(['token' => substr($query['token'], 0, -2) . 'AA']));
        self::assertSame(401, $status(['token' => 'v1:' . base64_encode(random_bytes(60))]));
        self::assertSame(401, $status(['recording' => (string) ((int) $query['recording'] + 1)]), 'Of another recording.');
        self::assertSame(404, $status([], $other), 'The recording is not one of that call.');
        unset($_COOKIE[self::cookie()]);
        self::assertSame(401, $status(), 'Without a cookie.');
        $_COOKIE[self::cookie()] = wp_generate_auth_cookie($this->actAs('ringwell_receptionist'), time() + 600, 'logged_in');
        wp_set_current_user(0);
        self::assertSame(401, $status(), 'With somebody else\'s.');
        $_COOKIE[self::cookie()] = wp_generate_auth_cookie($user, time() + 3600, 'logged_in');
        self::assertSame(200, $status());
        $this->shiftClock(SoundToken::FOR + 1000);
        self::assertSame(401, $status(), 'Too late.');
        $this->shiftClock(0);
        (new \WP_User($user))->set_role('ringwell_marketer');
        self::assertSame(401, $status(), 'Who lost the right.');
    }

    public function testOfACallWithTwoTalksBothAreHeard(): void
    {
        $this->give('a.wav', self::wave(1000));
        $this->give('b.wav', self::wave(2000));
        $call = $this->call('c1', 'a.wav');
        self::assertSame($call, $this->call('c1', 'b.wav'));
        self::assertSame($call, $this->call('c1', 'a.wav'));
        $this->actAs('administrator');

        $list = $this->rest('GET', "calls/{$call}/recordings")->get_data();
        self::assertCount(2, At::column($list, 'id'));
        foreach ([1000, 2000] as $index => $bytes) {
            $answer = $this->rest('GET', "calls/{$call}/recording", null, [], ['recording' => (string) At::path($list, $index, 'id')]);
            self::assertSame($bytes, strlen(self::heard($answer)));
        }
        self::assertSame(404, $this->rest('GET', "calls/{$call}/recording", null, [], ['recording' => '999999'])->get_status());
        self::assertSame(404, $this->rest('GET', "calls/{$call}/recording", null, [], ['recording' => '1 OR 1=1'])->get_status());
    }

    public function testWhoListenedIsRemembered(): void
    {
        $this->give('a.wav', self::wave());
        $call = $this->call('c1', 'a.wav');
        $user = $this->actAs('ringwell_receptionist');
        $opened = $this->rest('POST', "calls/{$call}/recording", '{}')->get_data();
        $this->actAs('administrator');
        self::assertSame([], $this->rest('GET', "calls/{$call}/recording/listens")->get_data(), 'Nothing was given out yet.');

        $query = $this->leaveAsPlayer($user, (string) At::path($opened, 'url'));
        foreach (['', 'bytes=0-9', 'bytes=100-'] as $range) {
            $this->rest('GET', "calls/{$call}/recording", null, ['Range' => $range], $query);
        }
        wp_set_current_user($user);
        foreach ([[12, 30], [5, 8], [29, 40]] as [$from, $to]) {
            self::assertSame(200, $this->rest('POST', "calls/{$call}/recording/heard", ['recording' => (int) $query['recording'], 'from' => $from, 'to' => $to])->get_status());
        }
        self::assertSame(400, $this->rest('POST', "calls/{$call}/recording/heard", ['recording' => (int) $query['recording'], 'from' => -1, 'to' => 9])->get_status());
        self::assertSame(403, $this->rest('GET', "calls/{$call}/recording/listens")->get_status());
        $this->actAs('administrator');
        $listens = $this->rest('GET', "calls/{$call}/recording/listens")->get_data();
        self::assertCount(1, At::column($listens, 'id'), 'Pieces of one listening are one line.');
        self::assertSame([get_userdata($user)->display_name, false, 5, 40], [At::path($listens, 0, 'who'), At::path($listens, 0, 'by_link'), At::path($listens, 0, 'from'), At::path($listens, 0, 'to')]);

        $this->shiftClock(20 * 60_000);
        $this->rest('GET', "calls/{$call}/recording");
        self::assertSame([wp_get_current_user()->display_name, get_userdata($user)->display_name], At::column($this->rest('GET', "calls/{$call}/recording/listens")->get_data(), 'who'));
        require_once ABSPATH . 'wp-admin/includes/user.php';
        wp_delete_user($user);
        self::assertSame('A removed user', At::path($this->rest('GET', "calls/{$call}/recording/listens")->get_data(), 1, 'who'));
    }

    /**
     * @param array<string, string> $headers
     */
    #[DataProvider('troubles')]
    public function testWhatIsWrongIsSaidInWords(int $status, string $code, string $body, string $type, int $vendorStatus, array $headers = []): void
    {
        $this->give('a.wav', $body, $type, $vendorStatus, $headers);
        $call = $this->call('c1', 'a.wav');
        $this->actAs('ringwell_receptionist');

        $answer = $this->rest('POST', "calls/{$call}/recording", '{}');
        self::assertSame([$status, "ringwell_{$code}"], [$answer->get_status(), At::path($answer->get_data(), 'code')]);
        self::assertStringNotContainsString('pbx.clinic.example', (string) wp_json_encode($answer->get_data()));
        self::assertSame([], glob($this->plugin()->soundFiles()->folder . '/*.part'));
        self::assertSame([], $this->plugin()->soundFiles()->olderThan(PHP_INT_MAX));
        self::assertSame([], $this->rowsOfListens());
    }

    /** @return iterable<string, array{0: int, 1: string, 2: string, 3: string, 4: int, 5?: array<string, string>}> */
    public static function troubles(): iterable
    {
        yield 'still being made' => [503, 'recording_not_ready', '', 'audio/wav', 404];
        yield 'too often' => [503, 'recording_not_ready', '', 'text/plain', 429, ['retry-after' => '30']];
        yield 'a page' => [502, 'no_sound', '<html><script>alert(1)</script></html>', 'text/html', 200];
        yield 'a page that is called a sound' => [502, 'no_sound', '<html><script>alert(1)</script></html>', 'audio/mpeg', 200];
        yield 'wrong keys' => [502, 'recording_wrong_keys', '', '', 401];
        yield 'no right' => [502, 'recording_no_right', '', '', 403];
        yield 'broken' => [502, 'recording_refused', self::wave(), 'audio/wav', 500];
        yield 'into the cloud\'s own house' => [502, 'recording_unreachable', '', '', 302, ['location' => 'http://169.254.169.254/latest/meta-data/']];
        yield 'into this machine' => [502, 'recording_unreachable', '', '', 302, ['location' => 'http://127.0.0.1:9200/']];
        yield 'into this machine by name' => [502, 'recording_unreachable', '', '', 302, ['location' => 'http://localhost/']];
        yield 'to a file' => [502, 'recording_refused', '', '', 301, ['location' => 'file:///etc/passwd']];
    }

    public function testAPrivateAddressThatAnEventNamesIsNeverAsked(): void
    {
        $http = new WpHttp(['pbx.clinic.example']);
        $file = (string) tempnam(get_temp_dir(), 'ringwell');
        foreach (['http://10.0.0.7/a.wav', 'http://127.0.0.1/a.wav', 'http://[::1]/a.wav', 'http://localhost/a.wav', 'http://pbx.clinic.example@10.0.0.7/a.wav', 'http://169.254.169.254/', 'gopher://10.0.0.7/', 'file:///etc/passwd', 'not an address'] as $url) {
            try {
                $http->download($url, [], $file, 1000);
                self::fail($url);
            } catch (PullFailed $failed) {
                self::assertSame(PullFailed::UNREACHABLE, $failed->reason, $url);
            }
        }
        unlink($file);
        self::assertSame([], $this->asked);
    }

    public function testWhatIsNobodysIsNotFound(): void
    {
        $this->actAs('administrator');
        $internal = $this->call('c1', 'a.wav', Direction::Internal);
        $silent = $this->call('c2', null);
        foreach ([$internal, $silent, 999_999] as $call) {
            self::assertSame(404, $this->rest('GET', "calls/{$call}/recording")->get_status());
            self::assertSame(404, $this->rest('POST', "calls/{$call}/recording", '{}')->get_status());
        }
        self::assertSame([], $this->rest('GET', "calls/{$silent}/recordings")->get_data());
        self::assertSame(404, $this->rest('GET', "calls/{$internal}/recordings")->get_status());
        self::assertSame([], $this->asked);
    }

    public function testOfARemovedConnectionOnlyWhatIsHereIsLeft(): void
    {
        $this->give('a.wav', self::wave());
        $call = $this->call('c1', 'a.wav');
        $other = $this->call('c2', 'b.wav');
        $this->decide(true, true);
        $this->actAs('administrator');
        self::assertSame('audio/wav', At::path($this->rest('POST', "calls/{$call}/recording", '{}')->get_data(), 'type'));
        $this->plugin()->connections()->remove($this->connection);

        self::assertSame(200, $this->rest('POST', "calls/{$call}/recording", '{}')->get_status());
        self::assertSame([404, 'ringwell_recording_not_given'], [$this->rest('POST', "calls/{$other}/recording", '{}')->get_status(), At::path($this->rest('POST', "calls/{$other}/recording", '{}')->get_data(), 'code')]);
        self::assertSame(['nowhere'], At::column($this->rest('GET', "calls/{$other}/recordings")->get_data(), 'place'));
    }

    /** Name of the cookie, which WordPress makes of the site's address. */
    private static function cookie(): string
    {
        $name = constant('LOGGED_IN_COOKIE');

        return is_string($name) ? $name : '';
    }

    /** @return array<string, string> the query of the address, and the browser of that user without a nonce */
    private function leaveAsPlayer(int $user, string $url): array
    {
        $_COOKIE[self::cookie()] = wp_generate_auth_cookie($user, time() + 3600, 'logged_in');
        wp_set_current_user(0);
        if (preg_match('/[?&]recording=(\d+)&token=([\w.~-]+)$/D', $url, $match) !== 1) {
            self::fail($url);
        }

        return ['recording' => $match[1], 'token' => $match[2]];
    }

    /** @return list<array<string, string|null>> */
    private function rowsOfListens(): array
    {
        return $this->services->db()->rows('SELECT * FROM {recording_listens}');
    }
}
