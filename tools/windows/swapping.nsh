# The new version takes the place of the old one, which becomes the previous one.

!define TRIES 12
!define TRY_MS 500

# Rename; a virus scanner that looks at the files lets go of them within seconds.
!macro MoveAway from to
  ${If} ${FileExists} "${from}"
    StrCpy $9 0
    ${Do}
      ClearErrors
      Rename "${from}" "${to}"
      IntOp $9 $9 + 1
      ${IfNot} ${Errors}
      ${OrIf} $9 >= ${TRIES}
        ${ExitDo}
      ${EndIf}
      Sleep ${TRY_MS}
    ${Loop}
  ${Else}
    ClearErrors
  ${EndIf}
!macroend

!macro PutBackOne name
  ${If} ${FileExists} "$INSTDIR\${OUTGOING}\${name}"
    RMDir /r "$INSTDIR\${name}"
    Delete "$INSTDIR\${name}"
    Rename "$INSTDIR\${OUTGOING}\${name}" "$INSTDIR\${name}"
  ${EndIf}
!macroend

# What had been moved out comes back, also after a power cut in the middle of the last attempt.
Function PutBack
  !insertmacro PutBackOne "_internal"
  !insertmacro PutBackOne "bhdesk.exe"
  !insertmacro PutBackOne "bhdesk-cli.exe"
  RMDir "$INSTDIR\${OUTGOING}"
FunctionEnd

!macro MoveOrGiveUp from to
  !insertmacro MoveAway "${from}" "${to}"
  ${If} ${Errors}
    Goto givenUp
  ${EndIf}
!macroend

Function TakeItsPlace
  GetDLLVersion "$INSTDIR\bhdesk.exe" $3 $4
  CreateDirectory "$INSTDIR\${OUTGOING}"
  !insertmacro MoveOrGiveUp "$INSTDIR\bhdesk.exe" "$INSTDIR\${OUTGOING}\bhdesk.exe"
  !insertmacro MoveOrGiveUp "$INSTDIR\bhdesk-cli.exe" "$INSTDIR\${OUTGOING}\bhdesk-cli.exe"
  !insertmacro MoveOrGiveUp "$INSTDIR\_internal" "$INSTDIR\${OUTGOING}\_internal"
  !insertmacro MoveOrGiveUp "$INSTDIR\${STAGED}\_internal" "$INSTDIR\_internal"
  !insertmacro MoveOrGiveUp "$INSTDIR\${STAGED}\bhdesk-cli.exe" "$INSTDIR\bhdesk-cli.exe"
  !insertmacro MoveOrGiveUp "$INSTDIR\${STAGED}\bhdesk.exe" "$INSTDIR\bhdesk.exe"
  Delete "$INSTDIR\${UNINSTALLER}"
  Rename "$INSTDIR\${STAGED}\${UNINSTALLER}" "$INSTDIR\${UNINSTALLER}"
  RMDir /r "$INSTDIR\${STAGED}"
  Call KeepPrevious
  Return
  givenUp:
  Call PutBack
  RMDir /r "$INSTDIR\${STAGED}"
  RMDir "$INSTDIR"
  !insertmacro Refuse 2 "Một phần mềm khác đang giữ tệp của bhdesk nên chưa cài được. Bản đang dùng còn nguyên. Hãy khởi động lại máy rồi làm lại."
FunctionEnd

# Only one way back is kept; the same version laid over itself keeps the one that is there. What
# goes bears the name of half-written things first: PutBack must not take it for the version in use.
Function KeepPrevious
  ${If} $3 <> ${VERSION_HIGH}
  ${OrIf} $4 <> ${VERSION_LOW}
    ${If} ${FileExists} "$INSTDIR\${OUTGOING}\bhdesk.exe"
      !insertmacro MoveAway "$INSTDIR\${PREVIOUS}" "$INSTDIR\${STAGED}"
      ${IfNot} ${Errors}
        !insertmacro MoveAway "$INSTDIR\${OUTGOING}" "$INSTDIR\${PREVIOUS}"
      ${EndIf}
      RMDir /r "$INSTDIR\${STAGED}"
    ${EndIf}
  ${EndIf}
  !insertmacro MoveAway "$INSTDIR\${OUTGOING}" "$INSTDIR\${STAGED}"
  RMDir /r "$INSTDIR\${STAGED}"
  ClearErrors
FunctionEnd
