<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Pbx\ConnectionLog;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Zadarma at the real door: its question whether we are there, and signatures that cover only a part of an event. */
final class ZadarmaDoorTest extends TestCase
{
    use PhoneSystem;

    private const SECRET = 'twenty-letters-long!';

    private int $connection;

    protected function setUp(): void
    {
        parent::setUp();
        $this->connection = $this->services->connections()->add('Zadarma', 'zadarma', true, ['zone' => 'UTC'], ['api_key' => 'k', 'api_secret' => self::SECRET]);
    }

    public function testTheEchoComesBackBareAndOnlyWithTheRightSecret(): void
    {
        $secret = (string) $this->services->connections()->pathSecret($this->connection);
        $right = $this->echoed($secret, 'aB3._-');
        self::assertSame([200, 'aB3._-'], [$right->get_status(), $right->get_data()]);
        self::assertStringStartsWith('text/plain', $right->get_headers()['Content-Type']);
        self::assertSame(200, $this->post($this->connection, 'zd_echo=aB3')->get_status());
        self::assertSame([], $this->rowsOf('inbox'), 'Nothing is kept of it.');
        self::assertSame('aB3._-', $this->served($right), 'Not as JSON, with quotes around it.');
        self::assertSame('', $this->served($this->send('NOTIFY_START', time())));

        $wrong = $this->echoed('wrong', 'aB3');
        self::assertSame(403, $wrong->get_status());
        self::assertStringNotContainsString('aB3', (string) json_encode($wrong->get_data()));
        foreach (['<script>', 'a b', str_repeat('a', 101), "a\nb"] as $word) {
            $answer = $this->echoed($secret, $word);
            self::assertSame('', $answer->get_data());
        }
    }

    public function testACallIsTakenFromAFormInEitherWriting(): void
    {
        $start = time() - 60;
        self::assertSame('', $this->send('NOTIFY_START', $start)->get_data());
        $this->send('NOTIFY_ANSWER', $start, ['destination' => '101', 'internal' => '101']);
        $this->workOff();
        $end = $this->form('NOTIFY_END', $start, ['duration' => '42', 'disposition' => 'answered']);
        $parts = new \WP_REST_Request('POST', "/ringwell/v1/connections/{$this->connection}/events/{$this->services->connections()->pathSecret($this->connection)}");
        // PHP takes a form in parts to pieces and keeps its bytes to itself; WordPress hands over the fields.
        $parts->set_header('Content-Type', 'multipart/form-data; boundary=x');
        $parts->set_header('Signature', $this->signature($end));
        $parts->set_body_params($end);
        self::assertSame([200, ''], [rest_do_request($parts)->get_status(), rest_do_request($parts)->get_data()]);
        $this->workOff();

        $calls = $this->rowsOf('calls');
        self::assertCount(1, $calls);
        self::assertSame(
            ['in', '+79161234567', '+74951112233', (string) ($start * 1000), 'ended', '42'],
            array_values(array_intersect_key($calls[0], array_flip(['direction', 'caller', 'did', 'started_at', 'state', 'talk_seconds']))),
        );
        self::assertNotNull($calls[0]['answered_at']);
        self::assertSame([], $this->rowsOf('connection_log'));
    }

    public function testOfEachKindOnlyTheFirstCountsWhateverIsNotSigned(): void
    {
        $start = time() - 60;
        $this->send('NOTIFY_START', $start);
        $this->send('NOTIFY_END', $start, ['duration' => '0', 'disposition' => 'cancel']);
        $this->send('NOTIFY_END', $start, ['duration' => '900', 'disposition' => 'answered']);
        $this->send('NOTIFY_INTERNAL', $start, ['internal' => '101']);
        $this->send('NOTIFY_INTERNAL', $start, ['internal' => '102']);
        $this->workOff();

        self::assertCount(4, $this->rowsOf('inbox'));
        self::assertSame(['cancel', '0'], [$this->rowsOf('calls')[0]['end_reason'], $this->rowsOf('calls')[0]['talk_seconds']]);
    }

    public function testASignatureOfAnotherCallMakesNone(): void
    {
        $start = time() - 60;
        $this->send('NOTIFY_START', $start);
        foreach (['NOTIFY_END', 'NOTIFY_INTERNAL', 'NOTIFY_START'] as $kind) {
            $answer = $this->send($kind, $start, ['pbx_call_id' => 'in_invented', 'duration' => '900', 'disposition' => 'answered']);
            self::assertSame([200, ''], [$answer->get_status(), $answer->get_data()], 'After an error Zadarma may send no more.');
        }
        $this->workOff();

        self::assertCount(1, $this->rowsOf('calls'));
        self::assertSame([ConnectionLog::BORROWED_SIGNATURE, '3'], [$this->rowsOf('connection_log')[0]['code'], $this->rowsOf('connection_log')[0]['hits']]);
    }

    public function testASignatureIsGoodForADayAndAHalf(): void
    {
        $this->send('NOTIFY_START', time() - 37 * 3600);
        self::assertSame([], $this->rowsOf('inbox'));
        $this->send('NOTIFY_START', time() - 35 * 3600);
        self::assertCount(1, $this->rowsOf('inbox'));

        $count = fn (): int => (int) $this->services->db()->rows('SELECT COUNT(*) AS many FROM {signed_calls}', [])[0]['many'];
        self::assertSame(1, $count());
        $this->shiftClock(4 * Time::DAY);
        \Ringwell\Plugin::instance()->services()->inbox()->tidy();
        self::assertSame(0, $count(), 'No longer than they are needed.');
    }

    public function testTheBindingsGoWithTheConnection(): void
    {
        $this->send('NOTIFY_START', time());
        $this->services->connections()->remove($this->connection);

        self::assertSame([], $this->services->db()->rows('SELECT signed FROM {signed_calls}', []));
    }

    private function echoed(string $secret, string $word): \WP_REST_Response
    {
        $request = new \WP_REST_Request('GET', "/ringwell/v1/connections/{$this->connection}/events/{$secret}");
        $request->set_query_params(['zd_echo' => $word]);

        return rest_do_request($request);
    }

    /** What goes over the line. */
    private function served(\WP_REST_Response $answer): string
    {
        ob_start();
        $isServed = apply_filters('rest_pre_serve_request', false, $answer, new \WP_REST_Request(), rest_get_server());
        $sent = (string) ob_get_clean();
        self::assertTrue($isServed);

        return $sent;
    }

    /** @param array<string, string> $more */
    private function send(string $kind, int $start, array $more = []): \WP_REST_Response
    {
        $form = $this->form($kind, $start, $more);
        $secret = (string) $this->services->connections()->pathSecret($this->connection);

        return $this->rest('POST', "connections/{$this->connection}/events/{$secret}", http_build_query($form), [
            'Content-Type' => 'application/x-www-form-urlencoded',
            'Signature' => $this->signature($form),
        ]);
    }

    /**
     * @param  array<string, string> $more
     * @return array<string, string>
     */
    private function form(string $kind, int $start, array $more): array
    {
        return $more + [
            'event' => $kind, 'call_start' => gmdate('Y-m-d H:i:s', $start), 'pbx_call_id' => 'in_ae6b03b3b0765d127ec0b739209346bbc4f0d52d',
            'caller_id' => '79161234567', 'called_did' => '74951112233',
        ];
    }

    /** @param array<string, string> $form */
    private function signature(array $form): string
    {
        $signed = $form['caller_id'] . ($form['event'] === 'NOTIFY_ANSWER' ? $form['destination'] : $form['called_did']) . $form['call_start'];

        return base64_encode(hash_hmac('sha1', $signed, self::SECRET));
    }
}
