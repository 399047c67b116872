<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Recording;

use Ringwell\Call\CallErased;
use Ringwell\Call\CallEraser;
use Ringwell\Call\Direction;
use Ringwell\Call\ErasedCall;
use Ringwell\Recording\NotHeard;
use Ringwell\Recording\RecordingDesk;
use Ringwell\Recording\RecordingKeeper;
use Ringwell\Recording\RecordingStore;
use Ringwell\Recording\SoundFiles;
use Ringwell\Recording\Trouble;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;
use Ringwell\Time;

/** The clinic's own copies: made, kept and deleted by themselves. */
final class KeeperTest extends TestCase
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
        parent::tearDown();
    }

    public function testCopiesAreMadeOnlyWhereTheyAreWanted(): void
    {
        $this->give('a.wav', self::wave());
        $call = $this->call('c1', 'a.wav');
        $this->shiftClock(2 * Time::MINUTE);
        self::assertSame([0, []], [$this->copy(), $this->asked]);

        $this->decide(true, true);
        $this->shiftClock(0);
        self::assertSame([0, []], [$this->copy(), $this->asked], 'It may not be there yet.');
        $this->shiftClock(2 * Time::MINUTE);
        self::assertSame([1, 0], [$this->copy(), $this->copy()]);
        self::assertCount(1, $this->asked);

        $this->actAs('administrator');
        self::assertSame([['here'], [true]], [At::column($this->recordings($call), 'place'), At::column($this->recordings($call), 'kept')]);
        $settings = $this->rest('GET', 'recording-settings')->get_data();
        self::assertSame([1, 5000, '', true], [At::path($settings, 'files'), At::path($settings, 'bytes'), At::path($settings, 'fault'), At::path($settings, 'has_room')]);
        self::assertSame($this->plugin()->soundFiles()->folder, At::path($settings, 'folder'));
    }

    public function testTalksBetweenEmployeesAreNotCopied(): void
    {
        $this->decide(true, true);
        $this->give('a.wav', self::wave());
        $this->call('c1', 'a.wav', Direction::Internal);
        $this->shiftClock(2 * Time::MINUTE);
        self::assertSame([0, []], [$this->copy(), $this->asked]);
        $this->shiftClock(2 * Time::DAY);
        self::assertSame([0, []], [$this->copy(), $this->asked]);
    }

    public function testWhatFailsIsTriedAgainAndMoreSeldom(): void
    {
        $this->decide(true, true);
        $call = $this->call('c1', 'a.wav');
        $this->give('a.wav', '', 'audio/wav', 500);
        $tries = [];
        for ($minute = 1; $minute <= 40; $minute++) {
            $this->shiftClock($minute * Time::MINUTE + 1000);
            $before = count($this->asked);
            $this->copy();
            if (count($this->asked) > $before) {
                $tries[] = $minute;
            }
        }
        self::assertSame([1, 2, 4, 8, 16, 32], $tries);
        $this->actAs('administrator');
        self::assertSame(['The phone system did not give the recording.'], At::column($this->recordings($call), 'text'));
        self::assertSame([1, 'The phone system did not give the recording.'], [At::path($this->rest('GET', 'recording-settings')->get_data(), 'faulty'), At::path($this->rest('GET', 'recording-settings')->get_data(), 'fault')]);

        $this->give('a.wav', self::wave());
        $this->shiftClock(70 * Time::MINUTE);
        self::assertSame(1, $this->copy());
        self::assertSame([''], At::column($this->recordings($call), 'text'));
    }

    public function testWithWrongKeysThePhoneSystemIsLeftAlone(): void
    {
        $this->decide(true, true);
        foreach (range(1, 5) as $n) {
            $this->call("c{$n}", "{$n}.wav");
            $this->give("{$n}.wav", '', '', 401);
        }
        foreach (range(2, 60) as $minute) {
            $this->shiftClock($minute * Time::MINUTE);
            $this->copy();
        }
        self::assertCount(1, $this->asked);
        $this->shiftClock(7 * Time::HOUR);
        $this->copy();
        self::assertCount(2, $this->asked);
    }

    public function testWhatIsNoSoundIsTriedOnce(): void
    {
        $this->decide(true, true);
        $this->call('c1', 'a.wav');
        $this->give('a.wav', '<html>', 'text/html');
        foreach (range(2, 100, 7) as $minute) {
            $this->shiftClock($minute * Time::MINUTE);
            $this->copy();
        }
        self::assertCount(1, $this->asked);
    }

    public function testAFullDiskBreaksNothingAndIsSaid(): void
    {
        $this->decide(true, true);
        $this->give('a.wav', self::wave());
        $this->call('c1', 'a.wav');
        $this->shiftClock(2 * Time::MINUTE);
        $full = new SoundFiles($this->plugin()->soundFiles()->folder, static fn (): float => 1_000_000.0);
        $services = $this->plugin();
        $http = static fn (): string => throw new \LogicException('Nobody is asked for what there is no room for.');
        $desk = new RecordingDesk($services->recordings(), $full, $services->connections(), $services->phoneSystems(), static fn ($connection) => \Ringwell\Pbx\WpHttp::forConnection($connection), $http, $services->clock());
        $keeper = new RecordingKeeper($services->recordings(), $desk, $full, $services->listens(), $services->recordingLinks(), $services->calls(), $services->recordingSettings(), $services->clock());

        self::assertSame(0, $keeper->copy(static fn (): bool => true));
        try {
            $recording = $services->recordings()->waiting($services->clock()->now() + Time::DAY, 0, 10)[0];
            $desk->open($recording, true);
            self::fail('There was room.');
        } catch (NotHeard $why) {
            self::assertSame(Trouble::NoRoom, $why->trouble);
        }
        $this->actAs('administrator');
        self::assertStringContainsString('no room', (string) At::path($this->rest('GET', 'recording-settings')->get_data(), 'fault'));
        self::assertSame([], $this->asked);
    }

    public function testWhatHadItsTimeGoes(): void
    {
        $this->decide(true, true, 30, 60);
        $this->give('a.wav', self::wave());
        $this->give('b.wav', self::wave());
        $kept = $this->call('c1', 'a.wav');
        $this->shiftClock(2 * Time::MINUTE);
        $this->copy();
        $this->decide(true, false, 30, 60);
        $played = $this->call('c2', 'b.wav');
        $this->actAs('administrator');
        $this->rest('GET', "calls/{$played}/recording");
        $until = gmdate('Y-m-d\TH:i:s\Z', time() + 86_400);
        self::assertSame(201, $this->rest('POST', "calls/{$kept}/recording/links", ['label' => 'x', 'until' => $until])->get_status());
        self::assertSame(['here', 'here'], [At::path($this->recordings($kept), 0, 'place'), At::path($this->recordings($played), 0, 'place')]);

        $this->tidyAt(50 * Time::MINUTE);
        self::assertSame('here', At::path($this->recordings($played), 0, 'place'));
        $this->tidyAt(2 * Time::HOUR);
        self::assertSame(['here', 'there'], [At::path($this->recordings($kept), 0, 'place'), At::path($this->recordings($played), 0, 'place')]);
        $this->tidyAt(31 * Time::DAY, isSteady: false);
        self::assertSame('here', At::path($this->recordings($kept), 0, 'place'), 'Not by a clock that may be wrong.');
        $this->tidyAt(31 * Time::DAY);
        self::assertSame('there', At::path($this->recordings($kept), 0, 'place'));
        self::assertSame([], $this->plugin()->soundFiles()->olderThan(PHP_INT_MAX));
        $this->copy();
        self::assertSame('there', At::path($this->recordings($kept), 0, 'place'), 'What was deleted is not fetched again by itself.');
        self::assertCount(1, (array) $this->rest('GET', "calls/{$played}/recording/listens")->get_data());
        $this->tidyAt(61 * Time::DAY);
        self::assertSame([], $this->rest('GET', "calls/{$played}/recording/listens")->get_data());
        $this->tidyAt(92 * Time::DAY);
        self::assertSame([], $this->rest('GET', "calls/{$kept}/recording/links")->get_data());
    }

    public function testWithoutATimeCopiesStayAsLongAsTheCall(): void
    {
        $this->decide(true, true, 0);
        $this->give('a.wav', self::wave());
        $call = $this->call('c1', 'a.wav');
        $this->shiftClock(2 * Time::MINUTE);
        $this->copy();
        $this->tidyAt(3000 * Time::DAY);
        $this->actAs('administrator');
        self::assertSame('here', At::path($this->recordings($call), 0, 'place'));
    }

    public function testWhatACrashLeftIsSweptAndNothingElse(): void
    {
        $this->decide(true, true);
        $this->give('a.wav', self::wave());
        $call = $this->call('c1', 'a.wav');
        $this->shiftClock(2 * Time::MINUTE);
        $this->copy();
        $folder = $this->plugin()->soundFiles()->folder;
        foreach ([bin2hex(random_bytes(16)), bin2hex(random_bytes(16)) . '.part', 'notes.txt'] as $name) {
            touch("{$folder}/{$name}", time() - 2 * 86_400);
        }
        foreach ($this->plugin()->soundFiles()->olderThan(PHP_INT_MAX) as $name) {
            touch("{$folder}/{$name}", time() - 2 * 86_400);
        }
        touch("{$folder}/" . str_repeat('f', 32));
        $this->tidyAt(2 * Time::MINUTE);

        $this->actAs('administrator');
        self::assertSame('here', At::path($this->recordings($call), 0, 'place'));
        self::assertCount(2, $this->plugin()->soundFiles()->olderThan(PHP_INT_MAX), 'What a row knows, and what is a moment old.');
        self::assertFileExists("{$folder}/notes.txt");
        unlink("{$folder}/notes.txt");
    }

    public function testAnErasedCallTakesAllWithIt(): void
    {
        $this->decide(true, true);
        $this->give('a.wav', self::wave());
        $call = $this->call('c1', 'a.wav');
        $this->shiftClock(2 * Time::MINUTE);
        $this->copy();
        $this->actAs('administrator');
        $this->rest('GET', "calls/{$call}/recording");
        $url = (string) At::path($this->rest('POST', "calls/{$call}/recording/links", ['label' => 'x', 'until' => gmdate('Y-m-d\TH:i:s\Z', time() + 86_400)])->get_data(), 'url');
        self::assertSame(200, $this->rest('GET', 'recordings/' . basename($url))->get_status());

        self::assertSame(200, $this->rest('DELETE', "calls/{$call}/caller")->get_status());

        self::assertSame(404, $this->rest('GET', 'recordings/' . basename($url))->get_status());
        foreach (['SELECT * FROM {recordings}', 'SELECT * FROM {recording_listens}', 'SELECT * FROM {recording_links}'] as $sql) {
            self::assertSame([], $this->services->db()->rows($sql));
        }
        self::assertSame([], $this->plugin()->soundFiles()->olderThan(PHP_INT_MAX));
    }

    /** A worker has read the call, somebody erases it, and then the worker writes down the recording that it heard of. */
    public function testARecordingThatIsHeardOfTooLateIsNotKept(): void
    {
        $erased = 0;
        $rival = function (string $query) use (&$erased, &$rival): string {
            if (preg_match('/^INSERT INTO \S*recordings\b/', $query) === 1) {
                remove_filter('query', $rival);
                $call = $this->plugin()->calls()->find((int) $this->plugin()->db()->rows('SELECT MAX(id) AS id FROM {calls}')[0]['id']);
                $erased = $call === null ? 0 : $this->plugin()->callEraser()->eraseCallerOf($call);
            }

            return $query;
        };
        add_filter('query', $rival);

        $this->call('c1', 'a.wav');

        remove_filter('query', $rival);
        self::assertSame(1, $erased);
        self::assertSame([], $this->services->db()->rows('SELECT * FROM {recordings}'));
    }

    public function testARecordingThatIsHeardOfWhileItsCallIsErasedGoesWithIt(): void
    {
        $id = $this->call('c1', 'a.wav');
        $call = $this->plugin()->calls()->find($id) ?? self::fail('There is no call.');
        $meanwhile = new class($this->plugin()->recordings(), $this->connection) implements CallErased {
            public ?int $added = null;

            public function __construct(private readonly RecordingStore $recordings, private readonly int $connection)
            {
            }

            public function callErased(ErasedCall $call): void
            {
                $this->added = $this->recordings->add($call->id, $this->connection, 'b.wav', 1);
            }
        };
        $eraser = new CallEraser($this->plugin()->calls(), $this->plugin()->erasedCalls(), [$this->plugin()->recordingEraser(), $meanwhile], $this->plugin()->clock());

        self::assertSame(1, $eraser->eraseCallerOf($call));
        self::assertNotNull($meanwhile->added, 'The call was there still.');
        self::assertSame([], $this->services->db()->rows('SELECT * FROM {recordings}'));
    }

    public function testTheCopiesAreChosenInSettings(): void
    {
        $this->actAs('administrator');
        $settings = $this->rest('PUT', 'recording-settings', ['copy' => true, 'days' => 90])->get_data();
        self::assertSame([true, 90, 365], [At::path($settings, 'copy'), At::path($settings, 'days'), At::path($settings, 'log_days')]);
        self::assertNotNull(At::path($settings, 'told'), 'What is not named stays.');
        self::assertSame([true, 90, 30], array_values(array_intersect_key((array) $this->rest('PUT', 'recording-settings', ['log_days' => 30])->get_data(), ['copy' => 1, 'days' => 1, 'log_days' => 1])));
        foreach ([['days' => -1], ['days' => 4000], ['log_days' => 29], ['copy' => 'yes'], ['folder' => '/etc']] as $wrong) {
            self::assertSame(400, $this->rest('PUT', 'recording-settings', $wrong)->get_status());
        }
    }

    private function copy(): int
    {
        return $this->plugin()->recordingKeeper()->copy(static fn (): bool => true);
    }

    private function tidyAt(int $shift, bool $isSteady = true): void
    {
        $this->shiftClock($shift);
        $this->plugin()->recordingKeeper()->tidy($isSteady);
    }

    private function recordings(int $call): mixed
    {
        return $this->rest('GET', "calls/{$call}/recordings")->get_data();
    }
}
