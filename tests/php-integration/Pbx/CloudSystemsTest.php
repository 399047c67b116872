<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Door\Message;
use Ringwell\Pbx\Rostelecom\RostelecomSignature;
use Ringwell\Tests\Integration\TestCase;

/** Phone systems in the cloud, from the bytes that they send to the call that comes out. */
final class CloudSystemsTest extends TestCase
{
    use PhoneSystem;

    private const MOSCOW = 3 * 3600;

    public function testEachCanBeChosenAndSaysHowItIsSetUp(): void
    {
        $this->actAs('administrator');
        $known = self::data($this->rest('GET', 'connections/adapters'));

        self::assertSame($known, Message::of('Pbx', 'adapter')->check($known), 'The answer is what its schema says.');
        self::assertSame([], array_diff(['uis', 'megafon', 'rostelecom', 'sipuni', 'telphin'], array_column($known, 'adapter')));
    }

    /** @param array<string, string> $settings */
    #[DataProvider('wrongSettings')]
    public function testAChoiceAndAZoneMustBeOne(array $settings, string $field): void
    {
        $this->actAs('administrator');
        $answer = $this->rest('POST', 'connections', ['name' => 'UIS', 'adapter' => 'uis', 'settings' => $settings]);

        self::assertSame(400, $answer->get_status());
        self::assertSame([$field], array_keys(self::data($answer)['data']['params'] ?? []));
    }

    /** @return iterable<string, array{array<string, string>, string}> */
    public static function wrongSettings(): iterable
    {
        yield 'no such brand' => [['brand' => 'mango', 'zone' => ''], 'settings.brand'];
        yield 'no brand' => [['zone' => ''], 'settings.brand'];
        yield 'no such zone' => [['brand' => 'uis', 'zone' => 'Moscow'], 'settings.zone'];
    }

    public function testAUisCallByOurTemplatesIsOneCall(): void
    {
        $connection = $this->services->connections()->add('UIS', 'uis', true, ['brand' => 'uis', 'zone' => 'Europe/Moscow'], ['key' => 'K']);
        $t = time() - 120;
        $event = static fn (string $kind, int $after, string $more = ''): string => '{"event":"' . $kind . '","key":"K","call_session_id":998677427,"virtual_phone_number":"74951110008","contact_phone_number":"79161234567","notification_time":"' . gmdate('Y-m-d H:i:s', $t + $after + self::MOSCOW) . '.000"' . $more . '}';
        $employee = ',"direction":"in","call_source":"va","external_id":null,"employee_id":323409,"employee_full_name":"Анна"';

        self::assertSame(200, $this->post($connection, $event('call_start', 0))->get_status());
        $this->post($connection, $event('answer', 8, $employee));
        $this->post($connection, $event('call_end', 50, ',"direction":"in","call_source":"va","external_id":null,"talk_time_duration":42,"wait_time_duration":8,"total_time_duration":50'));
        $this->workOff();

        $calls = $this->rowsOf('calls');
        self::assertCount(1, $calls);
        self::assertSame(
            ['in', '+79161234567', '+74951110008', (string) ($t * 1000), 'ended', '42', '8'],
            array_values(array_intersect_key($calls[0], array_flip(['direction', 'caller', 'did', 'started_at', 'state', 'talk_seconds', 'wait_seconds']))),
        );
        self::assertSame('Анна', $this->rowsOf('call_legs')[0]['party']);

        self::assertSame(403, $this->post($connection, str_replace('"K"', '"X"', $event('call_end', 50)))->get_status());
        $broken = $this->post($connection, str_replace('998677427', '""998677427""', $event('call_end', 50)));
        self::assertSame([400, 'body'], [$broken->get_status(), self::data($broken)['field'] ?? null]);
        self::assertCount(1, $this->rowsOf('calls'));
    }

    public function testAnEventInTheAddressIsAnEventToo(): void
    {
        $connection = $this->services->connections()->add('UIS', 'uis', true, ['brand' => 'uis', 'zone' => 'UTC'], []);
        $secret = $this->services->connections()->pathSecret($connection);
        $answer = $this->rest('GET', "connections/{$connection}/events/{$secret}", null, [], [
            'event' => 'call_lost', 'call_session_id' => '5', 'virtual_phone_number' => '"74951110008"', 'contact_phone_number' => 'null', 'notification_time' => gmdate('"Y-m-d H:i:s.0"'), 'wait_time_duration' => '14',
        ]);
        $this->workOff();

        self::assertSame(200, $answer->get_status());
        self::assertSame(['ended', null, '14'], [$this->rowsOf('calls')[0]['state'], $this->rowsOf('calls')[0]['caller'], $this->rowsOf('calls')[0]['wait_seconds']]);
    }

    public function testMegafonHearsThatACallerIsUnknownAndTellsOfACall(): void
    {
        $connection = $this->connect('megafon', ['crm_token' => 'KEY']);
        $start = gmdate('Ymd\THis\Z', time() - 60);

        self::assertSame('{}', $this->post($connection, 'cmd=contact&phone=79161234567&callid=1&crm_token=KEY')->get_data());
        self::assertSame(403, $this->post($connection, 'cmd=contact&phone=79161234567&callid=1&crm_token=X')->get_status());
        $this->post($connection, "cmd=history&type=in&status=missed&phone=79161234567&diversion=74951110008&start={$start}&duration=25&callid=7&crm_token=KEY");
        $this->workOff();

        self::assertSame(['+74951110008', '0', '25'], [$this->rowsOf('calls')[0]['did'], $this->rowsOf('calls')[0]['talk_seconds'], $this->rowsOf('calls')[0]['wait_seconds']]);
    }

    public function testRostelecomsSignatureIsReadFromItsHeaders(): void
    {
        $connection = $this->connect('rostelecom', ['client_id' => 'CODE', 'key' => 'KEY']);
        $secret = $this->services->connections()->pathSecret($connection);
        $body = '{"session_id":"S","type":"incoming","state":"new","timestamp":"' . gmdate('Y-m-d H:i:s', time() - 5 + self::MOSCOW) . '.214","from_number":"sip:79161234567@domain","request_number":"sip:74951110008@domain"}';
        $send = fn (string $sign): \WP_REST_Response => $this->rest('POST', "connections/{$connection}/events/{$secret}/call_events", $body, [
            'Content-Type' => 'application/json', 'X-Client-ID' => 'CODE', 'X-Client-Sign' => $sign,
        ]);

        self::assertSame(403, $send('')->get_status());
        self::assertSame(403, $send(RostelecomSignature::of('CODE', $body, 'other'))->get_status());
        self::assertSame(200, $send(RostelecomSignature::of('CODE', $body, 'KEY'))->get_status());
        $this->workOff();
        self::assertSame(['+79161234567', '+74951110008', 'ringing'], [$this->rowsOf('calls')[0]['caller'], $this->rowsOf('calls')[0]['did'], $this->rowsOf('calls')[0]['state']]);
    }

    public function testSipunisPingIsAnsweredAndIsNoEvent(): void
    {
        $connection = $this->connect('sipuni');
        $secret = $this->services->connections()->pathSecret($connection);

        self::assertSame(['success' => true], $this->rest('GET', "connections/{$connection}/events/{$secret}")->get_data());
        self::assertSame([], $this->rowsOf('inbox'));
        self::assertNull($this->services->connections()->find($connection)?->lastEventAt);
        self::assertSame('ping', $this->services->connectionLog()->latest($connection)[0]['code']);
    }

    /** @return array<mixed> */
    private static function data(\WP_REST_Response $response): array
    {
        $data = json_decode((string) wp_json_encode($response->get_data()), true);

        return is_array($data) ? $data : [];
    }
}
