<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Demo;

use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Demo\Phone\BridgeEvents;
use Ringwell\Demo\Phone\Ending;
use Ringwell\Demo\Phone\FetchedOrder;
use Ringwell\Demo\Phone\OrderedCall;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\Own\OwnRing;

require_once dirname(__DIR__, 3) . '/demo/php/autoload.php';

/** What the demo's bridge sends is judged by the adapter itself. */
final class BridgeEventsTest extends TestCase
{
    private const T = 1_790_000_000_000;
    private const COMMAND = 'rw0123456789abcdef01234567';
    private const SECRET = 'secret';

    public function testTheQuestionIsTheBridges(): void
    {
        $question = (new BridgeEvents(self::SECRET))->question(self::T);

        self::assertTrue((new OwnPbxAdapter())->mayFetch($question, self::connection(), self::T));
        self::assertFalse((new OwnPbxAdapter())->mayFetch((new BridgeEvents('other'))->question(self::T), self::connection(), self::T));
    }

    public function testACallThatIsTalkedPassesEachStage(): void
    {
        $events = $this->told(Ending::Talked);
        $end = end($events);

        self::assertSame([Stage::ClinicRings, Stage::ClinicAnswered, Stage::PatientRings, Stage::Talking, Stage::Talking], array_column($events, 'stage'));
        self::assertInstanceOf(CallEvent::class, $end);
        self::assertSame([true, true, 20, Direction::Callback, self::COMMAND], [$end->final, $end->answered, $end->talkSeconds, $end->direction, $end->command]);
        self::assertSame(['79461234567', '74950001020'], [$end->caller, $end->did]);
    }

    #[\PHPUnit\Framework\Attributes\TestWith([Ending::ClinicSilent, 2])]
    #[\PHPUnit\Framework\Attributes\TestWith([Ending::PatientSilent, 4])]
    #[\PHPUnit\Framework\Attributes\TestWith([Ending::PatientBusy, 4])]
    public function testACallThatReachesNobodySaysWhoItWas(Ending $ending, int $events): void
    {
        $told = $this->told($ending);
        $end = end($told);

        self::assertCount($events, $told);
        self::assertInstanceOf(CallEvent::class, $end);
        self::assertSame([false, $ending->value], [$end->answered, $end->unreached?->value]);
    }

    public function testOfACallIsToldWhatHasHappenedAndNothingTwice(): void
    {
        $call = OrderedCall::of(self::COMMAND, '79461234567', '74950001020', self::T, Ending::Talked, 5, 15, 20);

        self::assertSame([], $call->due(self::T));
        self::assertSame('', $call->stage());
        self::assertSame([[self::T + 1000, OrderedCall::CLINIC_RINGS]], $call->due(self::T + 3000));
        self::assertSame(OrderedCall::CLINIC_RINGS, $call->after(self::T + 3000)->stage());
        self::assertSame([OrderedCall::CLINIC_ANSWERED, OrderedCall::PATIENT_RINGS], array_column($call->after(self::T + 3000)->due(self::T + 9000), 1));
        self::assertSame(OrderedCall::PATIENT_RINGS, $call->after(self::T + 9000)->stage());
        self::assertSame(OrderedCall::ANSWER, $call->after(self::T + 13_000)->stage());
        self::assertSame([], $call->after(self::T + 60_000)->steps);
    }

    public function testWhatIsNoAnswerOfASiteIsNoOrder(): void
    {
        self::assertSame([], FetchedOrder::all(null));
        self::assertSame([], FetchedOrder::all(['code' => 'ringwell_wrong_signature']));
        self::assertSame([['command' => '', 'from' => '', 'did' => '']], FetchedOrder::all(['orders' => [['command' => 7]]]));
    }

    /** @return list<CallEvent> */
    private function told(Ending $ending): array
    {
        $events = new BridgeEvents(self::SECRET);
        $call = OrderedCall::of(self::COMMAND, '79461234567', '74950001020', self::T, $ending, 5, 15, 20);
        $adapter = new OwnPbxAdapter();
        $told = [];
        foreach ($call->due(self::T + 600_000) as $step) {
            $event = $events->of($call, $step);
            self::assertTrue($adapter->authenticate($event, self::connection()));
            array_push($told, ...$adapter->parse($event, self::connection()));
        }

        return $told;
    }

    private static function connection(): Connection
    {
        return new Connection(1, 'Desk', 'own', true, [OwnRing::WAY => OwnRing::BRIDGE], [OwnPbxAdapter::SIGNING_SECRET => self::SECRET], null, self::T);
    }
}
