<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Contract;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PullFailed;

/** The same of those that are told by HTTP: they are asked once, and what is sure and what isn't is said. */
abstract class RingingContract extends OrderedCallContract
{
    /** What it answers when it takes the order. */
    abstract protected function taken(): HttpAnswer;

    /** What was asked, where some of it is written so that it must be opened first. */
    protected function readable(string $asked): string
    {
        return $asked;
    }

    final public function testAnOrderThatIsTakenIsAskedOnce(): void
    {
        foreach ($this->clinics() as $clinic) {
            $http = FakeHttp::inTurn($this->taken());
            self::assertTrue($this->adapter()->takesClinic($clinic), $clinic);
            $rung = $this->adapter()->ring($this->connection(), OrderScene::order($clinic), $http);

            self::assertFalse($rung->isLeftToFetch);
            self::assertCount(1, $http->asked);
            $asked = $this->readable(rawurldecode("{$http->asked[0]['url']} {$http->asked[0]['body']}"));
            self::assertStringContainsString(substr(Scene::CALLER, 1), $asked, 'Whom shall it ring?');
            if ($this->adapter()->knowsCommand()) {
                self::assertTrue(str_contains($asked, OrderScene::COMMAND) || $rung->call !== null, 'How shall we know the call again?');
            }
        }
    }

    /** @return iterable<string, array{HttpAnswer|PullFailed, string}> */
    final public static function silences(): iterable
    {
        yield 'nothing in time' => [new PullFailed(PullFailed::UNREACHABLE, 'cURL error 28: Operation timed out'), NotRung::UNKNOWN];
        yield 'a line that broke' => [new PullFailed(PullFailed::UNREACHABLE, 'cURL error 56: Connection reset'), NotRung::UNKNOWN];
        yield 'no connection' => [new PullFailed(PullFailed::UNREACHABLE, 'cURL error 7: Failed to connect', wasNeverAsked: true), NotRung::UNREACHABLE];
        yield 'a server that broke' => [new HttpAnswer(500, 'Internal Server Error'), NotRung::UNKNOWN];
        yield 'a gateway that gave up' => [new HttpAnswer(504, '<html>'), NotRung::UNKNOWN];
        yield 'somebody else' => [new HttpAnswer(302, '', ['location' => 'https://other.example/']), NotRung::UNKNOWN];
        yield 'an empty page' => [new HttpAnswer(200, ''), NotRung::UNKNOWN];
        yield 'a page' => [new HttpAnswer(200, '<html>Welcome</html>'), NotRung::UNKNOWN];
        yield 'half an answer' => [new HttpAnswer(200, '{"result'), NotRung::UNKNOWN];
        yield 'an answer about nothing' => [new HttpAnswer(200, '{}'), NotRung::UNKNOWN];
        yield 'too often' => [new HttpAnswer(429, ''), NotRung::TOO_OFTEN];
    }

    #[DataProvider('silences')]
    final public function testWhatIsNotKnownIsSaidToBeUnknownAndNeverAskedAgain(HttpAnswer|PullFailed $answer, string $reason): void
    {
        $http = new FakeHttp(static fn (): HttpAnswer => $answer instanceof HttpAnswer ? $answer : throw $answer);
        $why = $this->refusal($this->connection(), $this->clinics()[0], $http);

        self::assertSame($reason, $why->reason);
        self::assertSame($reason !== NotRung::UNKNOWN, $why->isSure());
        self::assertCount(1, $http->asked);
    }
}
