<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Tests\Static\Rules\EscapedOutput;
use Ringwell\Tests\Static\Rules\OneClock;
use Ringwell\Tests\Static\Rules\OwnTables;
use Ringwell\Tests\Static\Rules\PublicNames;
use Ringwell\Tests\Static\Rules\PureCore;
use Ringwell\Tests\Static\Rules\RoutePermission;
use Ringwell\Tests\Static\Rules\Rule;

/** That each rule sees what is bad and leaves alone what is good. */
final class RuleExamplesTest extends TestCase
{
    #[DataProvider('bad')]
    public function testSeesWhatIsBad(Rule $rule, string $path, string $code): void
    {
        self::assertCount(1, $rule->faults(SourceFile::of($path, "<?php\n{$code}")));
    }

    /** @return iterable<string, array{Rule, string, string}> */
    public static function bad(): iterable
    {
        yield 'echo of a variable' => [new EscapedOutput(), 'php/A/B.php', 'echo $name;'];
        yield 'echo of a translation' => [new EscapedOutput(), 'php/A/B.php', "echo __('Hello', 'ringwell');"];
        yield 'echo of an interpolation' => [new EscapedOutput(), 'php/A/B.php', 'echo "<b>{$name}</b>";'];
        yield 'echo that escapes half' => [new EscapedOutput(), 'php/A/B.php', 'echo esc_html($a) . $b;'];
        yield 'print' => [new EscapedOutput(), 'php/A/B.php', 'print $name;'];
        yield 'printf' => [new EscapedOutput(), 'php/A/B.php', "printf('<b>%s</b>', \$name);"];
        yield 'short echo' => [new EscapedOutput(), 'php/A/B.php', '?><b><?= $name ?></b>'];
        yield 'echoing translation' => [new EscapedOutput(), 'php/A/B.php', "_e('Hello', 'ringwell');"];
        yield 'the markup of a class that does not say it is one' => [new EscapedOutput(), 'php/A/B.php', 'echo (new Visit($id))->html();'];
        yield 'one branch unescaped' => [new EscapedOutput(), 'php/A/B.php', "echo \$x ? 'a' : \$b;"];

        yield 'endpoint without permission' => [new RoutePermission([]), 'php/A/R.php', "register_rest_route('x', 'y', ['methods' => 'GET', 'callback' => \$c]);"];
        yield 'second endpoint without permission' => [new RoutePermission([]), 'php/A/R.php', "register_rest_route('x', 'y', [['methods' => 'GET', 'callback' => \$c, 'permission_callback' => \$p], ['methods' => 'POST', 'callback' => \$c]]);"];
        yield 'open to everybody' => [new RoutePermission(['php/A/Other.php']), 'php/A/R.php', "register_rest_route('x', 'y', ['methods' => 'GET', 'callback' => \$c, 'permission_callback' => '__return_true']);"];
        yield 'always true' => [new RoutePermission([]), 'php/A/R.php', "register_rest_route('x', 'y', ['methods' => 'GET', 'callback' => \$c, 'permission_callback' => fn () => true]);"];
        yield 'endpoints from elsewhere' => [new RoutePermission([]), 'php/A/R.php', "register_rest_route('x', 'y', \$options);"];

        yield 'time()' => [new OneClock([]), 'php/A/B.php', '$now = time();'];
        yield 'microtime in a namespace' => [new OneClock([]), 'php/A/B.php', 'namespace A; $now = \microtime(true);'];
        yield 'date without a time' => [new OneClock([]), 'php/A/B.php', "\$today = gmdate('Y-m-d');"];
        yield 'a new DateTime' => [new OneClock([]), 'php/A/B.php', '$now = new \DateTimeImmutable();'];
        yield 'a relative DateTime' => [new OneClock([]), 'php/A/B.php', "\$y = new \DateTime('yesterday');"];
        yield 'current_time' => [new OneClock([]), 'php/A/B.php', "\$now = current_time('mysql');"];

        yield 'a table of another room' => [new OwnTables(), 'php/Call/CallStore.php', "\$sql = 'SELECT * FROM {leases}';"];
        yield 'a table of another room in an interpolation' => [new OwnTables(), 'php/Call/CallStore.php', '$sql = "SELECT {$x} FROM {visits}";'];
        yield 'a table of another room in a heredoc' => [new OwnTables(), 'php/Call/CallStore.php', "\$sql = <<<'SQL'\nDELETE FROM {numbers}\nSQL;"];
        yield 'a table outside of any room' => [new OwnTables(), 'php/Services.php', "\$sql = 'SELECT * FROM {calls}';"];

        yield 'a route' => [new PublicNames(), 'php/A/R.php', "register_rest_route('ringwell/v1', 'track', \$o);"];
        yield 'a handle' => [new PublicNames(), 'php/A/R.php', "wp_enqueue_script('ringwell-analytics');"];
        yield 'a cookie' => [new PublicNames(), 'php/A/R.php', "setcookie('rw_ads', '1');"];
        yield 'a file' => [new PublicNames(), 'plugin/tracker.php', ''];

        yield 'an option in the core' => [new PureCore([], []), 'php/Lease/Hold.php', "\$x = get_option('a');"];
        yield 'a translation where there is no WordPress' => [new PureCore([], ['php/Lease/Hold']), 'php/Lease/Hold.php', "\$x = __('a', 'ringwell');"];
        yield 'a global in the core' => [new PureCore([], []), 'php/Lease/Hold.php', 'function f() { global $wpdb; }'];
    }

    #[DataProvider('good')]
    public function testLeavesAloneWhatIsGood(Rule $rule, string $path, string $code): void
    {
        self::assertSame([], $rule->faults(SourceFile::of($path, "<?php\n{$code}")));
    }

    /** @return iterable<string, array{Rule, string, string}> */
    public static function good(): iterable
    {
        yield 'fixed text' => [new EscapedOutput(), 'php/A/B.php', "echo '<b>', 5, '</b>';"];
        yield 'escaped' => [new EscapedOutput(), 'php/A/B.php', "echo '<b>' . esc_html(\$name) . '</b>', (int) \$n;"];
        yield 'markup of ours' => [new EscapedOutput(), 'php/A/B.php', 'echo (new ButtonHtml($page))->html();'];
        yield 'escaped translation' => [new EscapedOutput(), 'php/A/B.php', "echo esc_html__('Hello', 'ringwell');"];
        yield 'printf, all escaped' => [new EscapedOutput(), 'php/A/B.php', "printf('<a href=\"%s\">%s</a>', esc_url(\$u), esc_html(\$t));"];
        yield 'sprintf prints nothing' => [new EscapedOutput(), 'php/A/B.php', "\$x = sprintf('%s', \$name);"];

        yield 'permission' => [new RoutePermission([]), 'php/A/R.php', "register_rest_route('x', 'y', ['methods' => 'GET', 'callback' => \$c, 'permission_callback' => Permission::any('a')]);"];
        yield 'a public door' => [new RoutePermission(['php/A/R.php']), 'php/A/R.php', "register_rest_route('x', 'y', ['methods' => 'POST', 'callback' => \$c, 'permission_callback' => '__return_true']);"];
        yield 'an array that is no endpoint' => [new RoutePermission([]), 'php/A/R.php', "\$x = ['callback' => \$c];"];

        yield 'the clock' => [new OneClock([]), 'php/A/B.php', '$now = $this->clock->now();'];
        yield 'the machine\'s clock' => [new OneClock(['php/SystemClock.php']), 'php/SystemClock.php', '$now = microtime(true);'];
        yield 'date of a time' => [new OneClock([]), 'php/A/B.php', "\$day = gmdate('Y-m-d', \$seconds);"];
        yield 'DateTime of a time' => [new OneClock([]), 'php/A/B.php', "\$d = new \DateTimeImmutable('@5'); \$e = new \DateTimeImmutable('2026-11-22');"];
        yield 'a method of that name' => [new OneClock([]), 'php/A/B.php', '$x = $this->time();'];
        yield 'WP-Cron\'s time' => [new OneClock([]), 'php/A/B.php', "wp_schedule_event(time() + 60, 'hourly', 'x');"];

        yield 'an own table' => [new OwnTables(), 'php/Call/CallStore.php', "\$sql = 'SELECT * FROM {calls} JOIN {call_legs}';"];
        yield 'the word in a comment' => [new OwnTables(), 'php/Call/CallStore.php', '// see {leases}'];
        yield 'braces that are no table' => [new OwnTables(), 'php/Call/CallStore.php', "\$x = 'calls/{id}';"];

        yield 'good names' => [new PublicNames(), 'php/A/R.php', "register_rest_route('ringwell/v1', 'lease', \$o); wp_enqueue_script('ringwell-site');"];
        yield 'words that hold the letters' => [new PublicNames(), 'php/Pbx/Threads.php', "register_rest_route('ringwell/v1', 'reads', \$o);"];

        yield 'PHP in the core' => [new PureCore([], []), 'php/Lease/Hold.php', '$x = max(1, strlen($a));'];
        yield 'a translation at the rim' => [new PureCore([], ['php/Lease/Hold']), 'php/Call/CallMoments.php', "\$x = __('a', 'ringwell');"];
        yield 'WordPress at the rim' => [new PureCore([], []), 'php/Pool/PoolRoutes.php', "\$x = get_option('a');"];
        yield 'WordPress where it is allowed' => [new PureCore(['php/Admin/'], []), 'php/Admin/Page.php', "\$x = get_option('a');"];
    }
}
