import pytest

from tillit.model.errors import ParameterError


@pytest.fixture
def one_line():
    """Ask that a call is refused in one line, which begins with the argument and says what to do."""

    def asked(argument, ask, *arguments, **named):
        with pytest.raises(ParameterError) as refused:
            ask(*arguments, **named)
        text = str(refused.value)
        assert text.startswith(argument), text
        assert "\n" not in text
        assert len(text) < 400
        assert any(word in text for word in ("; pass ", "; remove ", "; correct ", "; set ")), text
        return text

    return asked
