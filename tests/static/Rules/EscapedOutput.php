<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static\Rules;

use PhpParser\Node;
use PhpParser\Node\Expr;
use Ringwell\Tests\Static\SourceFile;

/**
 * What is printed is a fixed text, a number, went through an esc_ function, or is what one of our classes named …Html makes:
 * markup, of which every part is escaped where it is put in (FormTest).
 */
final class EscapedOutput implements Rule
{
    private const SAFE = '/^(?:esc_(?:html|attr|url|js|textarea|xml)(?:__|_x)?|wp_kses(?:_post|_data)?|wp_json_encode|absint|intval|number_format_i18n)$/';

    public function faults(SourceFile $file): array
    {
        $faults = [];
        foreach ($file->all(Node\Stmt\Echo_::class) as $echo) {
            foreach ($echo->exprs as $printed) {
                if (! $this->isSafe($printed)) {
                    $faults[] = $file->fault($printed, 'prints something unescaped');
                }
            }
        }
        foreach ($file->all(Expr\Print_::class) as $print) {
            if (! $this->isSafe($print->expr)) {
                $faults[] = $file->fault($print, 'prints something unescaped');
            }
        }
        foreach ($file->calls() as [$name, $call]) {
            if (! in_array($name, ['printf', 'vprintf', '_e', '_ex', 'print_r', 'var_dump'], true)) {
                continue;
            }
            $areSafe = $name === 'printf' && array_filter($call->getArgs(), fn (Node\Arg $arg): bool => ! $this->isSafe($arg->value)) === [];
            if (! $areSafe) {
                $faults[] = $file->fault($call, "prints something unescaped by {$name}");
            }
        }

        return $faults;
    }

    private function isSafe(Expr $printed): bool
    {
        return match (true) {
            $printed instanceof Node\Scalar\String_, $printed instanceof Node\Scalar\Int_ => true,
            $printed instanceof Expr\Cast\Int_, $printed instanceof Expr\ClassConstFetch => true,
            $printed instanceof Expr\BinaryOp\Concat => $this->isSafe($printed->left) && $this->isSafe($printed->right),
            $printed instanceof Expr\Ternary => $printed->if !== null && $this->isSafe($printed->if) && $this->isSafe($printed->else),
            $printed instanceof Expr\FuncCall => $printed->name instanceof Node\Name && preg_match(self::SAFE, $printed->name->getLast()) === 1,
            $printed instanceof Expr\MethodCall => $this->isOwnMarkup($printed),
            default => false,
        };
    }

    /** (new FloatHtml(…))->html(…) */
    private function isOwnMarkup(Expr\MethodCall $call): bool
    {
        return $call->name instanceof Node\Identifier
            && $call->name->toString() === 'html'
            && $call->var instanceof Expr\New_
            && $call->var->class instanceof Node\Name
            && str_ends_with($call->var->class->toString(), 'Html');
    }
}
