<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Telnyx\TelnyxAdapter;
use Ringwell\Pbx\Telnyx\TelnyxOrder;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** A phone system that must be told to ring the patient once the clinic has picked up: told once, at once, or never. */
final class GoesOnTest extends TestCase
{
    use PhoneSystem;

    private const COMMAND = 'rw0123456789abcdef01234567';

    /** @var list<string> */
    private array $asked = [];
    private int $status = 200;

    protected function setUp(): void
    {
        parent::setUp();
        add_filter('pre_http_request', $this->answer(...), 10, 3);
    }

    protected function tearDown(): void
    {
        remove_all_filters('pre_http_request');
        parent::tearDown();
    }

    public function testThePatientIsRungWhenTheClinicHasPickedUp(): void
    {
        $row = $this->arrived($this->connectTelnyx());

        self::assertTrue($this->services->inbox()->process($row));
        self::assertSame(['https://api.telnyx.com/v2/calls/v3%3Aclinic/actions/transfer'], $this->asked);
        self::assertFalse($this->services->inbox()->process($row), 'It is done.');
        $this->services->inbox()->work(10);
        self::assertCount(1, $this->asked);
        self::assertSame(['callback', self::COMMAND, 'clinic_answered'], [$this->rowsOf('calls')[0]['direction'], $this->rowsOf('calls')[0]['command'], $this->rowsOf('calls')[0]['stage']]);
    }

    public function testNobodyIsRungAMinuteLater(): void
    {
        $row = $this->arrived($this->connectTelnyx());
        $this->clock->advance(Time::MINUTE + Time::SECOND);

        self::assertTrue($this->services->inbox()->process($row));
        self::assertSame([], $this->asked);
        self::assertCount(1, $this->rowsOf('calls'));
    }

    public function testThatItCouldNotBeDoneIsSaidAndTheEventCountsAllTheSame(): void
    {
        $this->status = 422;
        $row = $this->arrived($this->connectTelnyx());

        self::assertTrue($this->services->inbox()->process($row));
        $this->services->inbox()->work(10);
        self::assertCount(1, $this->asked);
        self::assertSame(['done'], array_column($this->rowsOf('inbox'), 'state'));
        self::assertSame(['not_gone_on'], array_column($this->rowsOf('connection_log'), 'code'));
    }

    private function connectTelnyx(): int
    {
        return $this->services->connections()->add('Telnyx', 'telnyx', true, [TelnyxAdapter::APPLICATION => '1494404757140276705'], [TelnyxAdapter::API_KEY => 'KEY']);
    }

    private function arrived(int $connection): int
    {
        $now = $this->clock->now();
        $order = TelnyxOrder::ofClinic(new RingOrder(self::COMMAND, '+74951112200', '+79161234567', '+74951112233'));
        $payload = [
            'call_control_id' => 'v3:clinic', 'call_leg_id' => 'clinic', 'call_session_id' => 'session-7', 'client_state' => $order->state('KEY'), 'direction' => 'outgoing',
            'from' => '+74951112233', 'to' => '+74951112200',
        ];
        $data = ['event_type' => 'call.answered', 'id' => 'event-1', 'occurred_at' => gmdate('Y-m-d\TH:i:s.000000\Z', intdiv($now, Time::SECOND)), 'payload' => $payload];

        return (int) $this->services->inboxRows()->add($connection, new PbxEvent('POST', '', '', (string) json_encode(['data' => $data])), $now);
    }

    /**
     * @param  array<string, mixed> $args
     * @return array<string, mixed>
     */
    private function answer(mixed $before, array $args, string $url): array
    {
        $this->asked[] = $url;

        return ['headers' => [], 'body' => '{"data":{"result":"ok"}}', 'response' => ['code' => $this->status, 'message' => ''], 'cookies' => [], 'filename' => null];
    }
}
