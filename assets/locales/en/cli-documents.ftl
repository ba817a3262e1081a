completions = Print shell completions
completions-after =
    Exit codes: 0 printed, 2 wrong command line.

    Examples:
      mailseal completions bash > ~/.local/share/bash-completion/completions/mailseal
      mailseal completions zsh > ~/.zfunc/_mailseal    (a folder in $fpath)
      mailseal completions fish > ~/.config/fish/completions/mailseal.fish
shell = The shell
man = Print the manual page
man-after =
    Exit code: 0.

    Example: mailseal man > ~/.local/share/man/man1/mailseal.1
manual = mailseal manual
