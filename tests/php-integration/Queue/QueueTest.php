<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Queue;

use Ringwell\Plugin;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Queue\TurnStore;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** The queue runs although nobody asks WordPress for anything but doors. */
final class QueueTest extends TestCase
{
    use PhoneSystem;

    /** @var list<string> addresses that the site asked */
    private array $sent = [];

    protected function setUp(): void
    {
        parent::setUp();
        add_filter('ringwell_kick', '__return_true', 20);
        add_filter('pre_http_request', function (mixed $answer, array $request, string $url): array {
            self::assertFalse($request['blocking']);
            $this->sent[] = $url;

            return ['headers' => [], 'body' => '', 'response' => ['code' => 200, 'message' => 'OK'], 'cookies' => [], 'filename' => null];
        }, 20, 3);
    }

    public function testADoorThatSeesItsTimeSetsItGoingOnceAMinute(): void
    {
        $kick = $this->services->kick();
        $kick->give();
        $kick->give();
        $this->clock->advance(59 * Time::SECOND);
        $kick->give();
        self::assertSame([rest_url('ringwell/v1/queue/' . $this->services->turns()->secret())], $this->sent);
        $this->clock->advance(2 * Time::SECOND);
        $kick->give();
        self::assertCount(2, $this->sent);
    }

    public function testOfTwoThatSawTheSameTimeOneGoes(): void
    {
        $turns = $this->services->turns();
        $turns->plan(5);
        $seen = $turns->dueAt();

        self::assertTrue($turns->take($seen, 1000));
        self::assertFalse((new TurnStore($this->wpdb))->take($seen, 2000));
        self::assertSame(1000, $turns->dueAt());
    }

    public function testAStaleCopyOfTheOptionsHealsItself(): void
    {
        $turns = $this->services->turns();
        $turns->plan(5);
        self::assertSame(5, $turns->dueAt());
        $this->wpdb->update($this->wpdb->options, ['option_value' => '9000'], ['option_name' => 'ringwell_due']);

        self::assertFalse($turns->take(5, 1000));
        self::assertSame(9000, $turns->dueAt());
    }

    public function testADoorLooksAndAddsNothingBeforeItsTime(): void
    {
        $this->services->turns()->plan($this->clock->now() + Time::MINUTE);
        $before = $this->wpdb->num_queries;
        $this->services->kick()->look();
        self::assertSame($before, $this->wpdb->num_queries);
        self::assertFalse(has_action('shutdown', $this->services->kick()->give(...)));
        $this->services->kick()->give();
        self::assertSame([], $this->sent);
    }

    public function testTheSecretAddressWorksAndPlansTheNextRun(): void
    {
        $connection = $this->connect('own');
        $secret = $this->services->turns()->secret();
        foreach (['GET', 'POST'] as $method) {
            $answer = $this->rest($method, "queue/{$secret}");
            self::assertSame([200, ['ok' => true], 'no-store'], [$answer->get_status(), $answer->get_data(), $answer->get_headers()['Cache-Control']]);
        }
        $row = $this->services->inboxRows()->add($connection, new \Ringwell\Pbx\PbxEvent('POST', '', '', 'event=start&id=1&did=74951112233&from=79161234567&t=' . time()), time() * 1000);
        self::assertIsInt($row);
        Plugin::instance()->services()->runner()->run();

        self::assertSame('done', $this->rowsOf('inbox')[0]['state']);
        $turns = $this->services->turns();
        self::assertEqualsWithDelta(time() * 1000, $turns->workedAt(), 60_000);
        self::assertGreaterThan(time() * 1000, $turns->dueAt());
        self::assertTrue(Plugin::instance()->services()->runner()->isJustDone());
    }

    public function testAWrongAddressIsNoAddress(): void
    {
        $this->services->turns()->secret();
        foreach (['0', str_repeat('0', 40)] as $wrong) {
            self::assertSame(404, $this->rest('POST', "queue/{$wrong}")->get_status());
        }
    }

    public function testHourlyWorkThatNobodyDoesIsDoneToo(): void
    {
        $done = 0;
        add_action(Hourly::FORGET, static function () use (&$done): void {
            $done++;
        });
        wp_unschedule_hook(Hourly::FORGET);
        wp_schedule_event(time() - 3600, 'hourly', Hourly::FORGET);
        $runner = Plugin::instance()->services()->runner();
        $runner->run();
        $runner->run();

        self::assertSame(1, $done);
        self::assertGreaterThan(time(), wp_next_scheduled(Hourly::FORGET));
    }

    public function testNothingIsPlannedTooLateWhereThereIsAConnection(): void
    {
        $this->services->runner()->note(true);
        self::assertSame($this->clock->now() + 5 * Time::MINUTE, $this->services->turns()->dueAt());
        $this->services->runner()->note(false);
        self::assertSame($this->clock->now() + Time::HOUR, $this->services->turns()->dueAt());
    }
}
