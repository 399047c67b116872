<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Callback\ListCheck;
use Ringwell\Callback\ReasonText;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\Rung;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Of an order of which nothing was heard, the phone system's list tells whether it rang. */
final class UnheardTest extends TestCase
{
    use RingingClinic;

    private function orderWithoutAnAnswer(): void
    {
        $this->system->list = [];
        $this->system->refuses(NotRung::UNKNOWN);
        $this->read();
        $this->ask();
        $this->work();
        self::assertSame([['task', 'unknown'], 1], [$this->standing(), count($this->mails)]);
        $this->system->answer = static fn (): Rung => Rung::taken();
    }

    public function testStaffAreToldThatTheListShowsNoSuchCall(): void
    {
        $this->orderWithoutAnAnswer();
        $asked = $this->clock->now();
        $this->clock->set($asked + ListCheck::LISTED_WITHIN - 1);
        $this->read();
        self::assertSame(['task', 'unknown'], $this->standing(), 'It may be listed yet.');
        $this->clock->set($asked + ListCheck::LISTED_WITHIN + 9 * Time::MINUTE);
        $this->services->callbackListCheck()->run();
        self::assertSame(['task', 'unknown'], $this->standing(), 'Nobody has read so far.');
        $this->clock->set($asked + ListCheck::LISTED_WITHIN + 10 * Time::MINUTE);
        $this->read();

        self::assertSame(['task', 'not_listed'], $this->standing());
        self::assertStringContainsString('shows no such call', ReasonText::of($this->callbackOf()->reason));
        self::assertSame(['It said so', 'not_listed'], [$this->callbackOf()->detail, $this->lastTry()->result]);
        self::assertCount(1, $this->mails, 'They have heard of it.');
        $this->clock->advance(Time::HOUR);
        $this->read();
        $this->work();
        self::assertCount(1, $this->system->orders, 'Staff decide.');
    }

    public function testWhatTheListShowsTakesItOn(): void
    {
        $this->orderWithoutAnAnswer();
        $this->system->list = [$this->listed($this->clock->now() + 2 * Time::SECOND)];
        $this->clock->advance(ListCheck::LISTED_WITHIN + Time::HOUR);
        $this->read();

        self::assertSame(['done', ''], $this->standing());
        self::assertSame('talked', $this->lastTry()->result);
    }

    public function testACallThatIsListedVeryLateTakesItOnAllTheSame(): void
    {
        $this->orderWithoutAnAnswer();
        $this->clock->advance(ListCheck::LISTED_WITHIN + 10 * Time::MINUTE);
        $this->read();
        self::assertSame(['task', 'not_listed'], $this->standing());
        $this->system->list = [$this->listed($this->lastTry()->askedAt + Time::SECOND)];
        $this->clock->advance(10 * Time::MINUTE);
        $this->read();

        self::assertSame(['done', ''], $this->standing());
    }

    public function testAnotherCallIsNotIt(): void
    {
        $this->orderWithoutAnAnswer();
        $asked = $this->clock->now();
        $this->system->list = [
            $this->listed($asked - Time::HOUR, 'an hour before'),
            $this->listed($asked + 10 * Time::MINUTE, 'ten minutes later'),
            $this->listed($asked + Time::SECOND, 'of another patient', '+79169999999'),
            $this->listed($asked + Time::SECOND, 'one that came in', direction: Direction::In),
        ];
        $this->clock->advance(ListCheck::LISTED_WITHIN + 10 * Time::MINUTE);
        $this->read();

        self::assertSame(['task', 'not_listed'], $this->standing());
    }

    public function testWhatStaffHaveDecidedSinceStays(): void
    {
        $this->orderWithoutAnAnswer();
        $callback = $this->callbackOf();
        $at = $this->clock->now() + 3 * Time::HOUR;
        self::assertTrue($this->services->callbackSettler()->change($callback, $callback->waits($at)));
        $this->clock->advance(ListCheck::LISTED_WITHIN + 10 * Time::MINUTE);
        $this->read();

        self::assertSame(['waiting', '', $at], [...$this->standing(), $this->callbackOf()->nextAt]);
        self::assertSame('not_listed', $this->lastTry()->result);
    }

    public function testWhoAsksAgainIsRungOnceTheListShowsNoCall(): void
    {
        $this->orderWithoutAnAnswer();
        $this->clock->advance(ListCheck::LISTED_WITHIN + 10 * Time::MINUTE);
        $this->ask();
        $this->work();
        self::assertCount(1, $this->system->orders, 'It still may have rung.');
        $this->read();
        $this->ask();
        $this->work();

        self::assertCount(2, $this->system->orders);
    }

    public function testAListThatCannotBeReadSaysNothing(): void
    {
        $this->orderWithoutAnAnswer();
        $this->system->list = null;
        $this->clock->advance(Time::DAY);
        $this->read();

        self::assertSame(['task', 'unknown'], $this->standing());
    }

    private function read(): void
    {
        $this->services->pullDesk()->run();
        $this->services->callbackListCheck()->run();
    }

    /** As lists have it that don't know our ids. */
    private function listed(int $at, string $id = 'listed', string $phone = RingingPhoneSystem::PATIENT, Direction $direction = Direction::Out): CallEvent
    {
        return new CallEvent(
            $id,
            $direction,
            CallState::Ended,
            final: true,
            at: $at + Time::MINUTE,
            caller: $phone,
            did: RingingPhoneSystem::SITE,
            startedAt: $at,
            answered: true,
            answeredAt: $at + 20 * Time::SECOND,
            endedAt: $at + Time::MINUTE,
            talkSeconds: 40,
            stage: $direction === Direction::In ? null : Stage::Talking,
        );
    }
}
