<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Zadarma;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Unreadable;
use Ringwell\Pbx\Zadarma\ZadarmaAdapter;
use Ringwell\Pbx\Zadarma\ZadarmaSignature;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

final class ZadarmaAdapterTest extends AdapterContract
{
    private const FORM = [
        'event' => 'NOTIFY_END', 'call_start' => '2026-10-05 09:15:07', 'pbx_call_id' => 'in_ae6b03b3b0765d127ec0b739209346bbc4f0d52d',
        'caller_id' => '79161234567', 'called_did' => '74951112233', 'internal' => '101', 'duration' => '42', 'disposition' => 'answered',
        'status_code' => '16', 'is_recorded' => '1', 'call_id_with_rec' => '1458313316.343456',
    ];

    protected function adapter(): PbxAdapter
    {
        return new ZadarmaAdapter();
    }

    protected function connection(): Connection
    {
        $secrets = [ZadarmaAdapter::API_KEY => 'key-of-the-cabinet', ZadarmaAdapter::API_SECRET => ZadarmaScenes::SECRET];

        return new Connection(1, 'Zadarma', 'zadarma', true, ['brand' => '', 'zone' => 'Europe/Moscow', 'callback_sip' => '100'], $secrets, null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told
    {
        return ZadarmaScenes::tell($scene, $off);
    }

    protected function pulled(Scene $scene): array
    {
        $http = FakeHttp::inTurn(
            FakeHttp::json(['status' => 'success', 'stats' => ZadarmaScenes::incomingRows($scene)]),
            FakeHttp::json(['status' => 'success', 'stats' => ZadarmaScenes::pbxRows($scene)]),
        );

        return (new ZadarmaAdapter())->pull($this->connection(), new Period(Scene::START * 1000, (Scene::START + 600) * 1000), null, $http)->events;
    }

    protected function forged(): array
    {
        $good = ZadarmaScenes::event(self::FORM);
        $with = static fn (string $body, string $signature): PbxEvent => new PbxEvent('POST', '', '', $body, $signature === '' ? [] : ['signature' => $signature]);
        $raw = base64_encode(hash_hmac('sha1', (string) ZadarmaSignature::textOf(self::FORM), ZadarmaScenes::SECRET, true));

        return [
            'not signed' => $with($good->body, ''),
            'another number' => $with(str_replace('74951112233', '74951112234', $good->body), $good->header('signature')),
            'another day' => $with(str_replace('2026-10-05', '2026-10-06', $good->body), $good->header('signature')),
            'another secret' => ZadarmaScenes::event(self::FORM, 'another-secret-of-20'),
            'the bytes of the HMAC instead of its text' => $with($good->body, $raw),
            'by GET' => new PbxEvent('GET', '', $good->body, '', $good->headers),
            'by GET, with a body' => new PbxEvent('GET', '', '', $good->body, $good->headers),
            'nothing' => $with('', $good->header('signature')),
            'an echo that is no word' => new PbxEvent('GET', '', 'zd_echo=%3Cscript%3E', ''),
            'an echo without end' => new PbxEvent('GET', '', 'zd_echo=' . str_repeat('a', 101), ''),
        ];
    }

    protected function waitIsHeard(): bool
    {
        return true;
    }

    protected function listLeavesWaitOut(): bool
    {
        return true;
    }

    /** @param array<string, string> $form */
    #[DataProvider('vectors')]
    public function testSignsAsTheMakersLibraryDoes(array $form, string $signature): void
    {
        self::assertSame($signature, ZadarmaSignature::of((string) ZadarmaSignature::textOf($form), 'test-secret'));
    }

    /** @return iterable<string, array{array<string, string>, string}> */
    public static function vectors(): iterable
    {
        $start = ['caller_id' => '79161234567', 'called_did' => '74951112233', 'call_start' => '2026-11-22 10:15:07'];
        foreach (['NOTIFY_START', 'NOTIFY_INTERNAL', 'NOTIFY_END'] as $event) {
            yield $event => [['event' => $event] + $start, 'MTVmN2ViYjIyODRiMTYzNWFiOTI4NDU5MjY0MWQ1YWNlYWU0YzU1ZA=='];
        }
        yield 'NOTIFY_OUT_END' => [
            ['event' => 'NOTIFY_OUT_END', 'internal' => '100', 'destination' => '79161234567', 'call_start' => '2026-11-22 10:15:07'],
            'NmMyN2M3YTI2YjJjOTc1OTljZDZmMmFmMzgwMGM4NmU4YzVjM2IwZg==',
        ];
        yield 'NOTIFY_RECORD' => [
            ['event' => 'NOTIFY_RECORD', 'pbx_call_id' => 'in_ae6b03b3b0765d127ec0b739209346bbc4f0d52d', 'call_id_with_rec' => '1458313316.343456'],
            'ODM3Nzc0YmU5MDhlNDU3MWU1MGM1ZDgxZjkxNzI0MmRjMmFlYmM1ZQ==',
        ];
    }

    public function testSignsARequestAsTheMakersLibraryDoes(): void
    {
        self::assertSame(
            'OGUxMjE4YmIwNjcxY2VmMzc4YjdmNTk1MzEyMjAzZDljZDY4MzkwMA==',
            ZadarmaSignature::ofRequest('/v1/request/callback/', 'format=json&from=100&to=79161234567', 'test-secret'),
        );
    }

    public function testReadsTheEndInTheCabinetsZone(): void
    {
        $end = $this->read(self::FORM);

        self::assertSame([Direction::In, CallState::Ended, true, '79161234567', '74951112233'], [$end->direction, $end->state, $end->final, $end->caller, $end->did]);
        self::assertSame([1_791_180_907_000, 42, '1458313316.343456', 'answered'], [$end->startedAt, $end->talkSeconds, $end->recording, $end->endReason]);
        self::assertNull($end->answered, 'A menu answers too.');
    }

    /** @param array<string, string> $change */
    #[DataProvider('ends')]
    public function testOnlyWhatMayBeATalkIsNoMissedCall(array $change, ?bool $answered): void
    {
        self::assertSame($answered, $this->read($change + self::FORM)->answered);
    }

    /** @return iterable<string, array{array<string, string>, ?bool}> */
    public static function ends(): iterable
    {
        foreach (['busy', 'cancel', 'no answer', 'failed', 'call failed', 'no money', 'unallocated number', 'no limit', 'no day limit', 'line limit', 'no money, no limit', ''] as $disposition) {
            yield "\"{$disposition}\"" => [['disposition' => $disposition], false];
        }
        yield 'taken for no second' => [['duration' => '0'], false];
        yield 'taken for a time that is none' => [['duration' => '-5'], false];
        yield 'taken' => [['duration' => '1'], null];
    }

    public function testTheIdSaysWhichWayACallGoes(): void
    {
        self::assertSame(Direction::Out, $this->read(['event' => 'NOTIFY_OUT_START', 'pbx_call_id' => 'out_1', 'internal' => '101', 'destination' => '79161234567'])->direction);
        self::assertSame(Direction::Internal, $this->read(['event' => 'NOTIFY_OUT_START', 'pbx_call_id' => 'out_1', 'internal' => '101', 'destination' => '102'])->direction);
        self::assertSame(Direction::In, $this->read(['event' => 'NOTIFY_ANSWER', 'pbx_call_id' => 'in_1', 'internal' => '101', 'destination' => '101', 'caller_id' => '79161234567'])->direction);
        self::assertSame([Direction::Out, '79161234567'], [$this->read(['event' => 'NOTIFY_ANSWER', 'pbx_call_id' => 'out_1', 'destination' => '79161234567'])->direction, $this->read(['event' => 'NOTIFY_ANSWER', 'pbx_call_id' => 'out_1', 'destination' => '79161234567'])->caller]);
        self::assertSame(Direction::Out, $this->read(['event' => 'NOTIFY_OUT_START', 'pbx_call_id' => 'x', 'destination' => '79161234567'])->direction);
    }

    public function testWhatIsNotSignedMakesNoOtherEvent(): void
    {
        $adapter = new ZadarmaAdapter();
        $part = fn (array $change) => $adapter->signedPart(ZadarmaScenes::event($change + self::FORM), $this->connection());
        $first = $part([]);

        self::assertSame($first?->fingerprint(), $part(['duration' => '9999', 'disposition' => 'busy'])?->fingerprint());
        self::assertSame($first?->fingerprint(), $part(['pbx_call_id' => 'in_other'])?->fingerprint());
        self::assertSame($first?->textKey(), $part(['event' => 'NOTIFY_START'])?->textKey(), 'All of a call are signed alike.');
        self::assertNotSame($first?->callKey(), $part(['pbx_call_id' => 'in_other'])?->callKey());
        self::assertNotSame($first?->fingerprint(), $part(['event' => 'NOTIFY_START'])?->fingerprint());
        self::assertNotSame($first?->fingerprint(), $part(['call_start' => '2026-10-05 09:15:08'])?->fingerprint());
        self::assertNotSame($part(['event' => 'NOTIFY_INTERNAL'])?->fingerprint(), $part(['event' => 'NOTIFY_INTERNAL', 'internal' => '102'])?->fingerprint());
        self::assertSame(1_791_180_907_000, $first?->saidAt);
        self::assertNull($adapter->signedPart(new PbxEvent('GET', '', 'zd_echo=1', ''), $this->connection()));
    }

    public function testTheEchoIsGivenBackBareAndNothingElseEver(): void
    {
        $adapter = new ZadarmaAdapter();
        foreach ([new PbxEvent('GET', '', 'zd_echo=aB3._-', ''), new PbxEvent('POST', '', '', 'zd_echo=aB3._-')] as $question) {
            self::assertTrue($adapter->authenticate($question, $this->connection()));
            self::assertTrue($adapter->isPing($question));
            self::assertSame([200, 'aB3._-', true], [$adapter->success($question)->status, $adapter->success($question)->body, str_starts_with($adapter->success($question)->type, 'text/plain')]);
        }
        $event = ZadarmaScenes::event(self::FORM);
        self::assertSame([200, ''], [$adapter->success($event)->status, $adapter->success($event)->body]);
        $both = new PbxEvent('POST', '', 'zd_echo=hangup', $event->body, $event->headers);
        self::assertSame('', $adapter->success($both)->body);
        self::assertFalse($adapter->isPing($both));
        foreach (Refused::cases() as $why) {
            self::assertSame([200, ''], [$adapter->refusal($why)->status, $adapter->refusal($why)->body]);
        }
    }

    public function testNewsThatAreAboutNoCallAreTakenAndNotKept(): void
    {
        foreach (['SMS', 'NUMBER_LOOKUP', 'CALL_TRACKING', 'SPEECH_RECOGNITION', 'NOTIFY_INTERNAL_END'] as $kind) {
            $event = new PbxEvent('POST', '', '', "event={$kind}&pbx_call_id=in_1");
            self::assertTrue((new ZadarmaAdapter())->isPing($event));
            self::assertSame([], (new ZadarmaAdapter())->parse($event, $this->connection()));
        }
        self::assertFalse((new ZadarmaAdapter())->isPing(new PbxEvent('POST', '', '', 'event=<b>')));
        self::assertSame([], (new ZadarmaAdapter())->parse(ZadarmaScenes::event(['event' => 'NOTIFY_IVR', 'pbx_call_id' => 'in_1']), $this->connection()));
    }

    /** @param array<string, string> $form */
    #[DataProvider('unreadable')]
    public function testSaysWhatIsUnreadable(array $form, string $field): void
    {
        try {
            $this->read($form);
            self::fail('It was read.');
        } catch (Unreadable $why) {
            self::assertSame($field, $why->field);
        }
    }

    /** @return iterable<string, array{array<string, string>, string}> */
    public static function unreadable(): iterable
    {
        yield 'no call' => [['event' => 'NOTIFY_START', 'caller_id' => '79161234567'], 'pbx_call_id'];
        yield 'no kind' => [['pbx_call_id' => 'in_1'], 'event'];
        yield 'no recording' => [['event' => 'NOTIFY_RECORD', 'pbx_call_id' => 'in_1'], 'call_id_with_rec'];
        yield 'an endless id' => [['event' => 'NOTIFY_START', 'pbx_call_id' => str_repeat('in_', 200)], 'pbx_call_id'];
    }

    /** @param array<string, string> $form */
    private function read(array $form): CallEvent
    {
        return (new ZadarmaAdapter())->parse(ZadarmaScenes::event($form), $this->connection())[0] ?? self::fail('It says nothing.');
    }
}
