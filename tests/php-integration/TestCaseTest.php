<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration;

/** The base class itself: if its undoing leaked, every other test would be in doubt. */
final class TestCaseTest extends TestCase
{
    /** @return array<string, array{string}> */
    public static function twice(): array
    {
        return ['first' => ['a'], 'second, which must not see the first' => ['b']];
    }

    #[\PHPUnit\Framework\Attributes\DataProvider('twice')]
    public function testWhatATestCommitsIsUndone(string $value): void
    {
        self::assertFalse(get_option('ringwell_test_leak'));
        $this->services->transactionalDb()->transaction(static fn () => update_option('ringwell_test_leak', $value));
        $this->services->db()->transaction(static fn () => update_option('ringwell_test_leak', $value . $value));

        self::assertSame($value . $value, get_option('ringwell_test_leak'));
    }

    public function testAFailedTransactionIsRolledBackInsideTheTest(): void
    {
        update_option('ringwell_test_leak', 'before');
        try {
            $this->services->transactionalDb()->transaction(static function (): never {
                update_option('ringwell_test_leak', 'within');
                throw new \DomainException('no');
            });
        } catch (\DomainException) {
            wp_cache_flush();
        }

        self::assertSame('before', get_option('ringwell_test_leak'));
    }

    public function testANoticeIsAnError(): void
    {
        $this->expectException(\ErrorException::class);

        trigger_error('A notice', E_USER_NOTICE);
    }
}
