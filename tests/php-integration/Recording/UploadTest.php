<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Recording;

use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;

/** The door for a phone system that has the files itself. */
final class UploadTest extends TestCase
{
    use RecordedCalls;

    /** @var list<string> */
    private array $temporary = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->openPhoneSystem();
    }

    protected function tearDown(): void
    {
        unset($_SERVER['QUERY_STRING']);
        array_map(unlink(...), array_filter($this->temporary, is_file(...)));
        $this->closePhoneSystem();
        parent::tearDown();
    }

    public function testAFileIsTheRecordingOfItsCallWhicheverComesFirst(): void
    {
        $early = $this->send('1700000000.1', self::wave(70_000));
        self::assertSame([201, true], [$early->get_status(), At::path($early->get_data(), 'ok')]);
        $this->actAs('administrator');
        self::assertSame([], $this->rest('GET', 'calls')->get_data(), 'A recording alone is no call.');

        $first = $this->call('1700000000.1', null);
        $second = $this->call('1700000000.2', null);
        self::assertSame(201, $this->send('1700000000.2', self::wave(60_000), asForm: true)->get_status());
        foreach ([[$first, 70_000], [$second, 60_000]] as [$call, $bytes]) {
            self::assertSame(['here'], At::column($this->rest('GET', "calls/{$call}/recordings")->get_data(), 'place'));
            self::assertSame(self::wave($bytes), self::heard($this->rest('GET', "calls/{$call}/recording")));
            self::assertTrue(At::path($this->rest('GET', "calls/{$call}")->get_data(), 'has_recording'));
        }
        self::assertSame([], $this->asked);
    }

    public function testTheSameAgainIsNothingNew(): void
    {
        $call = $this->call('c/1 &?', null);
        $answers = [];
        foreach ([self::wave(), self::wave(), self::wave(6000)] as $sound) {
            $answer = $this->send('c/1 &?', $sound);
            $answers[] = [$answer->get_status(), At::path($answer->get_data(), 'recording')];
        }
        self::assertSame([201, 200, 201], array_column($answers, 0));
        self::assertSame($answers[0][1], $answers[1][1]);
        $this->actAs('administrator');
        self::assertCount(2, (array) $this->rest('GET', "calls/{$call}/recordings")->get_data(), 'Two talks of one call.');

        $other = $this->call('c2', null);
        self::assertSame(201, $this->send('c2', self::wave())->get_status(), 'Silence may sound the same in two calls.');
        self::assertCount(1, (array) $this->rest('GET', "calls/{$other}/recordings")->get_data());
    }

    public function testWhoMayNotIsTurnedAway(): void
    {
        $query = 'call=c1&t=1';
        $code = static fn (\WP_REST_Response $answer): array => [$answer->get_status(), At::path($answer->get_data(), 'code')];
        self::assertSame([403, 'ringwell_wrong_signature'], $code($this->post($query, self::wave())));
        self::assertSame([403, 'ringwell_wrong_signature'], $code($this->post("{$query}&s=" . sha1("{$query}another"), self::wave())));
        self::assertSame([403, 'ringwell_wrong_signature'], $code($this->post('call=c2&t=1&s=' . sha1($query . Files::SECRET), self::wave())));
        self::assertSame([403, 'ringwell_wrong_address'], $code($this->post(self::signed('c1'), self::wave(), str_repeat('a', 40))));
        $mango = $this->plugin()->connections()->add('Mango', 'mango', true, [], ['api_key' => 'k', 'api_salt' => 's']);
        self::assertSame([403, 'ringwell_wrong_address'], $code($this->post(self::signed('c1'), self::wave(), connection: $mango)), 'It sends no files.');
        self::assertSame([403, 'ringwell_wrong_address'], $code($this->post(self::signed('c1'), self::wave(), str_repeat('a', 40), connection: 999_999)));
        $this->decide(false, false);
        self::assertSame([403, 'ringwell_tell_callers_first'], $code($this->send('c1', self::wave())));
        $this->assertNothingIsLeft();

        $this->decide(true, false);
        $this->plugin()->connections()->update($this->connection, 'Own', false, [], ['signing_secret' => Files::SECRET]);
        self::assertSame([403, 'ringwell_wrong_address'], $code($this->send('c1', self::wave())));
        $this->assertNothingIsLeft();
    }

    public function testWhatIsNoSoundIsNotKept(): void
    {
        $code = static fn (\WP_REST_Response $answer): array => [$answer->get_status(), At::path($answer->get_data(), 'code')];
        foreach (['<html><script>alert(1)</script>', '<?php phpinfo();', '', 'RIFF', "\xFF\xFE<\0h\0"] as $bytes) {
            foreach ([true, false] as $asForm) {
                self::assertSame([415, 'ringwell_no_sound'], $code($this->send('c1', $bytes, $asForm)));
            }
        }
        foreach (['', '%00', '%0A', str_repeat('x', 200)] as $call) {
            $query = "call={$call}";
            self::assertSame([400, 'ringwell_missing_call'], $code($this->post("{$query}&s=" . sha1($query . Files::SECRET), self::wave())));
        }
        foreach ([UPLOAD_ERR_INI_SIZE, UPLOAD_ERR_FORM_SIZE] as $error) {
            self::assertSame([413, 'ringwell_too_large'], $code($this->post(self::signed('c1'), null, file: ['tmp_name' => '', 'error' => $error])));
        }
        foreach ([UPLOAD_ERR_PARTIAL, UPLOAD_ERR_NO_FILE, UPLOAD_ERR_NO_TMP_DIR] as $error) {
            self::assertSame([415, 'ringwell_no_sound'], $code($this->post(self::signed('c1'), null, file: ['tmp_name' => '', 'error' => $error])));
        }
        self::assertSame(415, $this->post(self::signed('c1'), null, file: ['tmp_name' => ['/etc/passwd'], 'error' => [0]])->get_status());
        $this->assertNothingIsLeft();
    }

    public function testALotOfOneDayIsEnough(): void
    {
        $this->call('c1', null);
        self::assertSame(201, $this->send('c1', self::wave())->get_status());
        $this->services->db()->run('UPDATE {recordings} SET bytes = %d', [2 * 1024 ** 3]);
        $answer = $this->send('c1', self::wave(6000));
        self::assertSame([429, 'ringwell_too_many'], [$answer->get_status(), At::path($answer->get_data(), 'code')]);
        $this->shiftClock(86_400_000 + 1000);
        self::assertSame(201, $this->send('c1', self::wave(6000))->get_status());
    }

    private function assertNothingIsLeft(): void
    {
        self::assertSame([[], []], [$this->services->db()->rows('SELECT * FROM {recordings}'), $this->services->db()->rows('SELECT * FROM {calls}')]);
        self::assertSame([], $this->plugin()->soundFiles()->olderThan(PHP_INT_MAX));
    }

    private function send(string $call, string $sound, bool $asForm = false): \WP_REST_Response
    {
        if (! $asForm) {
            return $this->post(self::signed($call), $sound);
        }
        $file = (string) tempnam(get_temp_dir(), 'ringwell');
        $this->temporary[] = $file;
        file_put_contents($file, $sound);

        return $this->post(self::signed($call), null, file: ['tmp_name' => $file, 'error' => UPLOAD_ERR_OK]);
    }

    private static function signed(string $call): string
    {
        $query = 'call=' . rawurlencode($call) . '&t=' . time();

        return "{$query}&s=" . sha1($query . Files::SECRET);
    }

    /** @param ?array<string, mixed> $file as PHP tells of one */
    private function post(string $query, ?string $body, ?string $secret = null, ?int $connection = null, ?array $file = null): \WP_REST_Response
    {
        $connection ??= $this->connection;
        $secret ??= $this->plugin()->connections()->pathSecret($connection);
        $_SERVER['QUERY_STRING'] = "rest_route=/whatever&{$query}";
        $request = new \WP_REST_Request('POST', "/ringwell/v1/connections/{$connection}/recordings/{$secret}");
        $request->set_header('Content-Type', $file === null ? 'audio/wav' : 'multipart/form-data');
        if ($body !== null) {
            $request->set_body($body);
        }
        if ($file !== null) {
            $request->set_file_params(['file' => $file + ['name' => '../../evil.php', 'type' => 'text/html', 'size' => 1]]);
        }

        return rest_do_request($request);
    }
}
