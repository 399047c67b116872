<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Recording;

use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;

/** Addresses of single recordings for the clinic's software. */
final class LinkTest extends TestCase
{
    use RecordedCalls;

    private int $call;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openPhoneSystem();
        $this->give('a.wav', self::wave());
        $this->call = $this->call('c1', 'a.wav');
        $this->actAs('administrator');
    }

    protected function tearDown(): void
    {
        $this->closePhoneSystem();
        parent::tearDown();
    }

    public function testAStrangerWithTheAddressHearsThisOneRecording(): void
    {
        $made = $this->make('IDENT', '+1 day');
        self::assertSame([201, 'no-store', 'open', 'IDENT', 0], [
            $made->get_status(), $made->get_headers()['Cache-Control'], At::path($made->get_data(), 'state'), At::path($made->get_data(), 'label'), At::path($made->get_data(), 'used'),
        ]);
        $token = self::token($made);
        self::assertStringNotContainsString($token, (string) wp_json_encode($this->services->db()->rows('SELECT * FROM {recording_links}')));
        wp_set_current_user(0);

        $whole = $this->rest('GET', "recordings/{$token}");
        self::assertSame([200, self::wave()], [$whole->get_status(), self::heard($whole)]);
        self::assertSame(
            ['audio/wav', 'private, no-store, no-transform, max-age=0', 'noindex, nofollow, noarchive', 'no-referrer', 'nosniff'],
            array_map(static fn (string $name): mixed => $whole->get_headers()[$name], ['Content-Type', 'Cache-Control', 'X-Robots-Tag', 'Referrer-Policy', 'X-Content-Type-Options']),
        );
        $piece = $this->rest('GET', "recordings/{$token}", null, ['Range' => 'bytes=-10']);
        self::assertSame([206, substr(self::wave(), -10)], [$piece->get_status(), self::heard($piece)]);

        $this->actAs('administrator');
        $links = $this->rest('GET', "calls/{$this->call}/recording/links")->get_data();
        self::assertSame([2, 'open'], [At::path($links, 0, 'used'), At::path($links, 0, 'state')]);
        self::assertArrayNotHasKey('url', (array) At::path($links, 0));
        self::assertSame([['IDENT'], [true]], [
            At::column($this->rest('GET', "calls/{$this->call}/recording/listens")->get_data(), 'who'),
            At::column($this->rest('GET', "calls/{$this->call}/recording/listens")->get_data(), 'by_link'),
        ]);
    }

    public function testItEndsByTimeByRevokingAndWithTheConfirmation(): void
    {
        $one = $this->make('one', '+1 hour');
        $other = $this->make('other', '+90 days');
        $status = fn (\WP_REST_Response $made): int => $this->rest('GET', 'recordings/' . self::token($made))->get_status();
        self::assertSame([200, 200], [$status($one), $status($other)]);

        $id = (int) At::path($other->get_data(), 'id');
        self::assertSame(404, $this->rest('DELETE', "calls/999999/recording/links/{$id}")->get_status());
        self::assertSame(200, $status($other));
        self::assertSame('revoked', At::path($this->rest('DELETE', "calls/{$this->call}/recording/links/{$id}")->get_data(), 0, 'state'));
        self::assertSame(200, $this->rest('DELETE', "calls/{$this->call}/recording/links/{$id}")->get_status());
        self::assertSame([200, 404], [$status($one), $status($other)]);

        $this->decide(false, false);
        self::assertSame(404, $status($one));
        $this->decide(true, false);
        $this->shiftClock(3_600_001);
        self::assertSame(404, $status($one));
        self::assertSame(['revoked', 'over'], At::column($this->rest('GET', "calls/{$this->call}/recording/links")->get_data(), 'state'));
        self::assertSame(404, $this->rest('GET', 'recordings/' . str_repeat('0', 40))->get_status());
        self::assertSame('noindex, nofollow, noarchive', $this->rest('GET', 'recordings/' . str_repeat('0', 40))->get_headers()['X-Robots-Tag']);
        self::assertSame(404, $this->rest('GET', 'recordings/../calls')->get_status());
    }

    public function testAProgramThatGoesMadIsSlowedDown(): void
    {
        $token = self::token($this->make('mad', '+1 day'));
        // In the middle of a minute, so that it does not end meanwhile.
        $this->shiftClock(60_000 - (int) floor(microtime(true) * 1000) % 60_000);
        $statuses = [];
        for ($n = 0; $n < 62; $n++) {
            $statuses[] = $this->rest('GET', "recordings/{$token}", null, ['Range' => 'bytes=0-9'])->get_status();
        }
        self::assertSame([206 => 60, 429 => 2], array_count_values($statuses));
        $this->shiftClock(180_000);
        self::assertSame(200, $this->rest('GET', "recordings/{$token}")->get_status());
    }

    public function testWhatIsAskedForIsChecked(): void
    {
        foreach ([
            ['label' => 'x'],
            ['label' => 'x', 'until' => 'tomorrow'],
            ['label' => '', 'until' => self::iso('+1 day')],
            ['label' => '   ', 'until' => self::iso('+1 day')],
            ['label' => str_repeat('x', 81), 'until' => self::iso('+1 day')],
            ['label' => 'x', 'until' => self::iso('-1 minute')],
            ['label' => 'x', 'until' => self::iso('+91 days')],
            ['label' => 'x', 'until' => '9999-12-31T00:00:00Z'],
            ['label' => 'x', 'until' => '2026-99-99T99:99:99Z'],
            ['label' => 'x', 'until' => self::iso('+1 day'), 'recording' => 'all'],
            ['label' => 'x', 'until' => self::iso('+1 day'), 'more' => 1],
        ] as $message) {
            self::assertSame(400, $this->rest('POST', "calls/{$this->call}/recording/links", $message)->get_status(), (string) json_encode($message));
        }
        self::assertSame(404, $this->rest('POST', "calls/{$this->call}/recording/links", ['label' => 'x', 'until' => self::iso('+1 day'), 'recording' => 999_999])->get_status());
        self::assertSame([], $this->rest('GET', "calls/{$this->call}/recording/links")->get_data());

        for ($n = 0; $n < 20; $n++) {
            self::assertSame(201, $this->make("n{$n}", '+1 day')->get_status());
        }
        self::assertSame(400, $this->make('one too many', '+1 day')->get_status());
    }

    private function make(string $label, string $until): \WP_REST_Response
    {
        return $this->rest('POST', "calls/{$this->call}/recording/links", ['label' => $label, 'until' => self::iso($until)]);
    }

    private static function iso(string $when): string
    {
        return gmdate('Y-m-d\TH:i:s\Z', (int) strtotime($when));
    }

    private static function token(\WP_REST_Response $made): string
    {
        $url = At::path($made->get_data(), 'url');
        self::assertMatchesRegularExpression('#/recordings/[0-9a-f]{40}$#D', is_string($url) ? $url : '');

        return substr((string) $url, -40);
    }
}
