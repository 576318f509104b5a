// Sends the form of the page at once; without scripts a person presses its button.
document.forms[0].submit();
