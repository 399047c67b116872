<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Carry;

use PHPUnit\Framework\TestCase;
use Ringwell\Carry\Sealed;

final class SealedTest extends TestCase
{
    private const TOKEN = '00112233445566778899aabbccddeeff';
    private const VISITOR = '0123456789abcdef0123456789abcdef';
    private const VISIT = 'fedcba9876543210fedcba9876543210';

    public function testTheTokenOpensWhatItSealed(): void
    {
        self::assertSame(['visitor' => self::VISITOR, 'visit' => self::VISIT], Sealed::open(self::TOKEN, Sealed::of(self::TOKEN, self::VISITOR, self::VISIT)));
    }

    public function testWhatIsStoredHoldsNeitherIdNorToken(): void
    {
        $sealed = Sealed::of(self::TOKEN, self::VISITOR, self::VISIT);

        self::assertMatchesRegularExpression('/^[0-9a-f]{64}$/', $sealed);
        foreach ([self::TOKEN, self::VISITOR, self::VISIT] as $secret) {
            self::assertStringNotContainsString(substr($secret, 0, 8), $sealed);
        }
    }

    public function testAnotherTokenOpensNothing(): void
    {
        $other = substr(self::TOKEN, 0, 31) . 'e';

        self::assertNotContains(self::VISIT, Sealed::open($other, Sealed::of(self::TOKEN, self::VISITOR, self::VISIT)));
    }
}
