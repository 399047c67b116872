<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Contract;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Pbx\HttpAnswer;

/**
 * A phone system's own words for no, each with what it means for the order.
 *
 * @phpstan-require-extends RingingContract
 */
trait EachRefusal
{
    /** @return iterable<string, array{HttpAnswer, string, string}> what it answers, NotRung's reason and detail */
    abstract public static function refusals(): iterable;

    #[DataProvider('refusals')]
    final public function testEachRefusalSaysWhatItMeans(HttpAnswer $answer, string $reason, string $detail): void
    {
        $http = FakeHttp::inTurn($answer);
        $why = $this->refusal($this->connection(), $this->clinics()[0], $http);

        self::assertSame([$reason, $detail], [$why->reason, $why->detail]);
        self::assertCount(1, $http->asked);
    }
}
